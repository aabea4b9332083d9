"""Doc ► mentions: people, organisations, places, times, figures, quotations, events."""
