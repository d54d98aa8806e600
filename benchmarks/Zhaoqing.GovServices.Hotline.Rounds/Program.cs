using System.Globalization;
using Zhaoqing.GovServices.Hotline.Rounds;

// Rounds, each with all contenders one after the other: 'requests <rounds> <bytes> <window> [contenders]', 'stream <rounds> <bytes>', 'crc <rounds>', 'stored <rounds> <messages>', 'urgent <rounds> <seconds> memory|durable',
// 'propose <rounds> <scope rules> <words>'.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
return args switch
{
    ["requests", var rounds, var bytes, var window] => await RequestRounds.RunAsync(Number(rounds), Number(bytes), Number(window), only: null),
    ["requests", var rounds, var bytes, var window, .. var only] => await RequestRounds.RunAsync(Number(rounds), Number(bytes), Number(window), only),
    ["stream", var rounds, var bytes] => await StreamRounds.RunAsync(Number(rounds), Number(bytes)),
    ["stored", var rounds, var messages] => await StoredRounds.RunAsync(Number(rounds), Number(messages)),
    ["urgent", var rounds, var seconds, "memory" or "durable"] => await UrgentRounds.RunAsync(Number(rounds), Number(seconds), isDurable: args[^1] is "durable"),
    ["propose", var rounds, var scopeRules, var words] => await ProposalRounds.RunAsync(Number(rounds), scopeRules, words),
    ["crc", var rounds] => ChecksumRounds.Run(Number(rounds)),
    _ => 2,
};

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
