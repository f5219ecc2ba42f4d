"""What the text around a name tells: words beside it, places, kinds, teams."""
