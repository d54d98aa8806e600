using NodaTime;

namespace Zhaoqing.GovServices.Cases.Rounds;

/// <summary>One act decided and applied, against the same act in a class that changes, with Stateless to say what follows what.</summary>
internal static class ActRounds
{
    /// <summary>How many objects wait for their act at once: few enough for the cache.</summary>
    private const int Batch = 16;

    internal static int Run(int rounds)
    {
        var submitted = (CaseSubmitted)Lives.Of(1)[0];
        var file = CaseFile.Replay([submitted]);
        var at = submitted.At + Duration.FromHours(2);
        var accept = new AcceptOrder();
        var answer = AnswerOf(After());
        foreach (var peer in (ChangingCase[])[new OwnMachine(submitted), new LentMachine(submitted)])
        {
            if (peer.Accept(Lives.Window, at) != answer) throw new InvalidOperationException("Another answer.");
        }

        var rates = new Rates();
        for (int round = 0; round < rounds; round++)
        {
            rates.Measure("Stateless, a machine of its own", 2_000, Batch, () => new OwnMachine(submitted), one => one.Accept(Lives.Window, at));
            rates.Measure("Stateless, one machine, the state outside", 2_000, Batch, () => new LentMachine(submitted), one => one.Accept(Lives.Window, at));
            rates.Measure("CaseFile: Take and Apply", 2_000, Batch, () => CaseFile.Replay([submitted]), one => After(one));
            rates.Measure("  CaseFile: Take alone", 2_000, Batch, () => CaseFile.Replay([submitted]), one => one.Take(accept, Lives.Window, at, Lives.Calendar));
            rates.Measure("Stateless, made, configured and accepted", 2_000, () => new OwnMachine(submitted).Accept(Lives.Window, at).State == CaseState.Accepted ? 1 : 0);
            rates.Measure("CaseFile: made, Take and Apply", 20_000, () => After(CaseFile.Replay([submitted])).State == CaseState.Accepted ? 1 : 0);
        }

        rates.Print();
        return 0;

        CaseFile After(CaseFile? before = null)
        {
            var after = before ?? file;
            foreach (var happened in after.Take(accept, Lives.Window, at, Lives.Calendar).AsT1) after = after.Apply(happened);
            return after;
        }
    }

    private static Answer AnswerOf(CaseFile file) =>
        new(file.State, file.LastAt, file.Acceptance!.By!, file.Acceptance.AcceptedOn, file.Clock!.Due, file.Acceptance.CalendarEdition, file.Slip!.Value);
}
