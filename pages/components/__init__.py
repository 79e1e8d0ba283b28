"""What pages share: the map, charts, tables, filters, number formats, texts."""
