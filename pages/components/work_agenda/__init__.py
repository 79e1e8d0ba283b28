"""The work agendas: tasks beside their figures, actions, and how far each partnership is."""
