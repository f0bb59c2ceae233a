"""How each kind of question is answered; one widget a kind."""
