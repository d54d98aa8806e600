using NodaTime;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.Cases.Rounds;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.NotifyCommit.Rounds;

/// <summary>The nightly watch over verifications, against a plain pass over the due days alone.</summary>
internal static class WatchRounds
{
    internal static int Run(int rounds, int commitments)
    {
        var today = new LocalDate(2026, 12, 1);
        var board = new PromiseBoard();
        var days = new LocalDate[commitments];
        var submitted = Lives.Submitted(0);
        var terms = new CommitmentTerms("2026-01", new string('0', 64), ["甲"], [], [VerificationMethod.OnSite], Limit.WorkingDays(30), Limit.WorkingDays(10), VerifiedByAnother: true, Limit.SameDay, ConditionsWithin: null);
        for (int i = 0; i < commitments; i++)
        {
            var number = NumberOf(i);
            // One in a hundred is overdue or falls due today; the others in the months after.
            days[i] = i % 100 == 0 ? today.PlusDays(-(i / 100 % 20)) : today.PlusDays(1 + (i % 300));
            var due = new DueDay(days[i], Provisional: false);
            board.Take(number, submitted);
            board.Take(number, new CommitmentOffered(submitted.At, "citizen-1", terms, "digest"));
            board.Take(number, new CommitmentSigned(submitted.At, "citizen-1", "digest", "signature", due, "2026"));
            board.Take(number, new CommitmentGranted(submitted.At, "examiner-1", due, ConditionsBy: null, "2026"));
        }

        int expected = days.Count(day => day <= today);
        if (board.VerificationsDue(today, today).Length != expected) throw new InvalidOperationException("Other commitments.");
        var rates = new Rates();
        for (int round = 0; round < rounds; round++)
        {
            rates.Measure("a plain pass over the due days", 10, () => Passed(days, today));
            rates.Measure("the days of a pass, gathered", 10, () => Gathered(days, today));
            rates.Measure("PromiseBoard.VerificationsDue", 10, () => board.VerificationsDue(today, today).Length == expected ? commitments : throw new InvalidOperationException("Other commitments."));
        }

        Console.WriteLine($"{expected} of {commitments} are due");
        rates.Print();
        return 0;
    }

    private static int Passed(LocalDate[] days, LocalDate last)
    {
        int due = 0;
        foreach (var day in days)
        {
            if (day <= last) due++;
        }

        return due > 0 ? days.Length : 0;
    }

    private static int Gathered(LocalDate[] days, LocalDate last)
    {
        var due = new List<(LocalDate Day, int Index)>();
        for (int i = 0; i < days.Length; i++)
        {
            if (days[i] <= last) due.Add((days[i], i));
        }

        due.Sort();
        return due.Count > 0 ? days.Length : 0;
    }

    private static CaseNumber NumberOf(int i)
    {
        byte[] random = new byte[CaseNumber.RandomBytes];
        for (int place = 9, rest = i; place >= 0; place--, rest /= 32) random[place] = (byte)(rest % 32);
        return CaseNumber.Create(new LocalDate(2026, 9, 1), random);
    }
}
