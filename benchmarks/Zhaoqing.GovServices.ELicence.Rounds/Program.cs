using System.Globalization;
using Zhaoqing.GovServices.ELicence.Rounds;

// Rounds, each with all contenders one after the other: 'decide <rounds> <grants>', 'cold <rounds> <grants>', 'memory <grants>', 'view <rounds> <uses>', 'check <rounds>', 'ledger <rounds> <uses>'.
return args switch
{
    ["decide", var rounds, var grants] => await DecideRounds.RunAsync(Number(rounds), Number(grants)),
    ["cold", var rounds, var grants] => await DecideRounds.RunColdAsync(Number(rounds), Number(grants)),
    ["memory", var grants] => MemoryRounds.Run(Number(grants)),
    ["view", var rounds, var uses] => await ViewRounds.RunAsync(Number(rounds), Number(uses)),
    ["check", var rounds] => await CheckRounds.RunAsync(Number(rounds)),
    ["ledger", var rounds, var uses] => await LedgerRounds.RunAsync(Number(rounds), Number(uses)),
    _ => 2,
};

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
