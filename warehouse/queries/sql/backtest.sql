from mart.backtest where measure = $measure order by area_kind, months_ahead;
