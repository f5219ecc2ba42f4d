"""What people keep of a sentence, as small networks learned it, token by token."""
