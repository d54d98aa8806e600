using System.Globalization;
using Zhaoqing.GovServices.CrossRegion.Rounds;

// Rounds, each with all contenders one after the other: 'route <rounds>'.
return args switch
{
    ["route", var rounds] => RouteRounds.Run(int.Parse(rounds, CultureInfo.InvariantCulture)),
    _ => 2,
};
