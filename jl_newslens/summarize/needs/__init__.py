"""What a word that is kept needs beside it, or the cut would say less, or something else."""
