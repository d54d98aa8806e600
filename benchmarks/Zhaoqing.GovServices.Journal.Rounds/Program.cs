using System.Globalization;
using Zhaoqing.GovServices.Journal.Rounds;

// Rounds, each with all contenders one after the other: 'sqlite', 'postgresql <connection string>', 'large <events>'.
return args switch
{
    ["sqlite", var rounds] => await SqliteRounds.RunAsync(int.Parse(rounds, CultureInfo.InvariantCulture)),
    ["postgresql", var rounds, var connection] => await PostgreSqlRounds.RunAsync(int.Parse(rounds, CultureInfo.InvariantCulture), connection),
    ["large", var events] => await LargeJournal.RunAsync(int.Parse(events, CultureInfo.InvariantCulture)),
    ["open", var path] => LargeJournal.Open(path),
    _ => 2,
};
