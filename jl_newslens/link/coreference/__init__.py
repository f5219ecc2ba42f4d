"""Which mentions are one name: "Rutte" and "Mark Rutte", "EU" and "European Union"."""
