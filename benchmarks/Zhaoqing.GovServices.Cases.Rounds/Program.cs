using System.Globalization;
using Zhaoqing.GovServices.Cases.Rounds;

// Rounds, each with all contenders one after the other: 'act <rounds>', 'replay <rounds>', 'rebuild <rounds> <cases>'.
return args switch
{
    ["act", var rounds] => ActRounds.Run(int.Parse(rounds, CultureInfo.InvariantCulture)),
    ["replay", var rounds] => await RecordRounds.ReplayAsync(int.Parse(rounds, CultureInfo.InvariantCulture)),
    ["rebuild", var rounds, var cases] => await RecordRounds.RebuildAsync(int.Parse(rounds, CultureInfo.InvariantCulture), int.Parse(cases, CultureInfo.InvariantCulture)),
    _ => 2,
};
