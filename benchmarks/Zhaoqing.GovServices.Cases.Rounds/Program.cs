using System.Globalization;
using Zhaoqing.GovServices.Cases.Rounds;

// Rounds, each with all contenders one after the other: 'act <rounds>', 'replay <rounds>', 'decode <rounds>', 'rebuild <rounds> <cases>', 'desk <rounds> <cases>', 'http <rounds> <DepartmentHost.dll>'.
return args switch
{
    ["act", var rounds] => ActRounds.Run(int.Parse(rounds, CultureInfo.InvariantCulture)),
    ["replay", var rounds] => await RecordRounds.ReplayAsync(int.Parse(rounds, CultureInfo.InvariantCulture)),
    ["decode", var rounds] => RecordRounds.Decode(int.Parse(rounds, CultureInfo.InvariantCulture)),
    ["rebuild", var rounds, var cases] => await RecordRounds.RebuildAsync(int.Parse(rounds, CultureInfo.InvariantCulture), int.Parse(cases, CultureInfo.InvariantCulture)),
    ["desk", var rounds, var cases] => await DeskRounds.RunAsync(int.Parse(rounds, CultureInfo.InvariantCulture), int.Parse(cases, CultureInfo.InvariantCulture)),
    ["http", var rounds, var host] => await HttpRounds.RunAsync(int.Parse(rounds, CultureInfo.InvariantCulture), host, TimeSpan.FromSeconds(6)),
    _ => 2,
};
