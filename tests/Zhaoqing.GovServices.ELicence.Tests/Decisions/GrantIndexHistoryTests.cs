using System.Collections.Concurrent;
using CsCheck;
using NodaTime;

namespace Zhaoqing.GovServices.ELicence.Tests.Decisions;

/// <summary>Histories of acts in parallel, recorded with every answer, against a sequential model: some order of the acts explains all answers.</summary>
public sealed class GrantIndexHistoryTests
{
    private static readonly Guid[] Ids = [.. Enumerable.Range(1, 3).Select(n => new Guid(n, 0, 0x7000, 1, 2, 3, 4, 5, 6, 7, 8))];

    private static readonly LicenceGrant[] Granted = [.. Ids.Select(id => Sample.Active(Sample.Terms with { Id = id }))];

    private static readonly LicenceGrant[] Revoked = [.. Granted.Select(grant => grant.Apply(new GrantRevoked(Sample.Now, Sample.HolderAccount, grant.Terms.Id)))];

    /// <summary>The grant an act is of, and a number of its own under which its answer is recorded.</summary>
    private static readonly Gen<(int Grant, Guid Act)> Acts = Gen.Select(Gen.Int[0, 2], Gen.Guid);

    [Fact]
    [Clause("PLT-2.6")]
    public void Every_history_of_grants_revocations_and_decisions_in_parallel_is_linearizable() => Check.SampleParallel(
        Gen.Const(0).Select(_ => (new Indexed(), new Modelled())),
        [
            Acts.Operation<Indexed, Modelled>((index, act) => index.Put(Granted[act.Grant]), (model, act) => model.Put(act.Grant, DenyCode.None)),
            Acts.Operation<Indexed, Modelled>((index, act) => index.Put(Revoked[act.Grant]), (model, act) => model.Put(act.Grant, DenyCode.Revoked)),
            Acts.Operation<Indexed, Modelled>((index, act) => index.Remove(act.Grant), (model, act) => model.Put(act.Grant, DenyCode.Undecided)),
            Acts.Operation<Indexed, Modelled>((index, act) => index.Ask(act.Grant, act.Act), (model, act) => model.Ask(act.Grant, act.Act)),
            Acts.Operation<Indexed, Modelled>((index, act) => index.Ask(act.Grant, act.Act), (model, act) => model.Ask(act.Grant, act.Act)),
        ],
        equal: (index, model) => model.Answers.Count == index.Answers.Count && model.Answers.All(pair => index.Answers[pair.Key] == pair.Value) && Enumerable.Range(0, 3).All(n => index.Now(n) == model.Now(n)),
        maxSequentialOperations: 6,
        maxParallelOperations: 6,
        iter: 300,
        threads: 4);

    [Fact]
    [Clause("PLT-2.6")]
    public async Task A_decision_that_starts_after_a_revocation_returned_never_says_yes_and_no_row_is_seen_half()
    {
        var index = new GrantIndex();
        var wide = Granted[0].Terms with { Purpose = Sample.Terms.Purpose with { Case = new string('长', 30) }, Licence = Sample.Business.Code };
        LicenceGrant[] forms = [Granted[0], Sample.Active(wide)];
        LicenceRequest[] requests = [Sample.Request with { Grant = Ids[0] }, Sample.Request with { Grant = Ids[0], Purpose = wide.Purpose }];
        long turns = 0;
        bool isOver = false;
        var askers = Enumerable.Range(0, 3).Select(_ => Task.Run(() =>
        {
            long wrong = 0;
            while (!Volatile.Read(ref isOver))
            {
                // Even: this form stands, and stood when the decision began; where it still does when it ended, the answer is known. Odd: taken back.
                long began = Volatile.Read(ref turns);
                var code = index.Decide(requests[began / 2 % 2], Sample.Facts, Find, Duration.Zero, Sample.Now).Code;
                if (began == 0 || Volatile.Read(ref turns) != began) continue;
                if (code != (began % 2 == 0 ? DenyCode.None : DenyCode.Revoked)) wrong++;
            }

            return wrong;
        })).ToArray();
        for (long turn = 2; turn < 20_000; turn += 2)
        {
            var grant = forms[turn / 2 % 2];
            Volatile.Write(ref turns, 0);
            index.Put(grant);
            Interlocked.Exchange(ref turns, turn);
            Volatile.Write(ref turns, 0);
            index.Put(grant.Apply(new GrantRevoked(Sample.Now, Sample.HolderAccount, Ids[0])));
            Interlocked.Exchange(ref turns, turn + 1);
        }

        Volatile.Write(ref isOver, true);
        Assert.All(await Task.WhenAll(askers), wrong => Assert.Equal(0, wrong));

        static LicenceFinding Find(HolderReference holder, LicenceTypeCode type, LicenceIdentifier? pinned) =>
            Sample.Found with { Identifier = type == Sample.Card.Code ? Sample.IdentityCard : Sample.BusinessLicence };
    }

    private sealed class Indexed
    {
        private readonly GrantIndex _index = new();

        public ConcurrentDictionary<Guid, DenyCode> Answers { get; } = new();

        public void Put(LicenceGrant grant) => _index.Put(grant);

        public void Remove(int grant) => _index.Remove(Ids[grant]);

        public void Ask(int grant, Guid act) => Answers[act] = Now(grant);

        public DenyCode Now(int grant) => _index.Decide(Sample.Request with { Grant = Ids[grant] }, Sample.Facts, (_, _, _) => Sample.Found, Duration.Zero, Sample.Now).Code;
    }

    private sealed class Modelled
    {
        private readonly DenyCode[] _codes = new DenyCode[3];

        public Dictionary<Guid, DenyCode> Answers { get; } = [];

        public void Put(int grant, DenyCode code) => _codes[grant] = code;

        public void Ask(int grant, Guid act) => Answers[act] = Now(grant);

        public DenyCode Now(int grant) => _codes[grant];
    }
}
