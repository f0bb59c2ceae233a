"""What an author's file shows, read again at every save, its faults beside it."""
