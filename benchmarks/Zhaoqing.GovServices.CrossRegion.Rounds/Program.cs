using System.Globalization;
using Zhaoqing.GovServices.CrossRegion.Rounds;

// Rounds, each with all contenders one after the other: 'route <rounds>', 'exchange <rounds> <cases>', 'day <rounds> <cases>'; and once: 'backlog <cases> <new cases a second>'.
return args switch
{
    ["route", var rounds] => RouteRounds.Run(Number(rounds)),
    ["exchange", var rounds, var cases] => await ExchangeRounds.RunAsync(Number(rounds), Number(cases)),
    ["day", var rounds, var cases] => await DayRounds.RunAsync(Number(rounds), Number(cases)),
    ["backlog", var cases, var arrivals] => await BacklogRounds.RunAsync(Number(cases), Number(arrivals)),
    _ => 2,
};

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
