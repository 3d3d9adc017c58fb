"""How often the engine gives the level that careful readers gave."""
