using System.Globalization;
using Zhaoqing.GovServices.NotifyCommit.Rounds;

// Rounds, each with all contenders one after the other: 'eligibility <rounds>', 'watch <rounds> <commitments>'.
return args switch
{
    ["eligibility", var rounds] => await EligibilityRounds.RunAsync(int.Parse(rounds, CultureInfo.InvariantCulture)),
    ["watch", var rounds, var commitments] => WatchRounds.Run(int.Parse(rounds, CultureInfo.InvariantCulture), int.Parse(commitments, CultureInfo.InvariantCulture)),
    _ => 2,
};
