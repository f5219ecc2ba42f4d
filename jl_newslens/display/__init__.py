"""The last stage: pure functions that show an `Analysis` as text, Markdown, HTML …"""
