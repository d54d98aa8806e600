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
    public async Task A_decision_that_starts_after_a_revocation_was_put_never_says_yes()
    {
        var index = new GrantIndex();
        int known = 0, seen = 0;
        var askers = Enumerable.Range(0, 3).Select(_ => Task.Run(() =>
        {
            int wrong = 0;
            // What was put before it was made known, in turn: odd ones stand, even ones are taken back.
            for (int last = 0; last < 40_000; last = Volatile.Read(ref known))
            {
                int began = Volatile.Read(ref known);
                var code = index.Decide(Sample.Request with { Grant = Ids[0] }, Sample.Facts, (_, _, _) => Sample.Found, Duration.Zero, Sample.Now).Code;
                if (began == 0 || Volatile.Read(ref seen) != began) continue;
                if (code != (began % 2 == 1 ? DenyCode.None : DenyCode.Revoked)) wrong++;
            }

            return wrong;
        })).ToArray();
        for (int turn = 1; turn <= 40_000; turn++)
        {
            // While nothing is seen, the next may be there already.
            Interlocked.Exchange(ref seen, 0);
            index.Put(turn % 2 == 1 ? Granted[0] : Revoked[0]);
            Interlocked.Exchange(ref known, turn);
            Interlocked.Exchange(ref seen, turn);
        }

        Assert.All(await Task.WhenAll(askers), wrong => Assert.Equal(0, wrong));
    }

    [Fact]
    public async Task A_row_is_never_seen_half()
    {
        var index = new GrantIndex();
        var other = HolderReference.Parse(new string('e', 64));
        var here = Sample.Active(Sample.Terms);
        var there = Sample.Active(Sample.Terms with { User = Sample.Window with { Unit = "window-4" }, Holder = other });
        index.Put(here);
        var ask = index.Resolve(Sample.Request);
        bool isOver = false;
        // The first bytes of a row say who may ask, the last whose licence it is: who may ask for the one never gets to the other.
        var askers = Enumerable.Range(0, 3).Select(_ => Task.Run(() =>
        {
            int halves = 0;
            FindLicence find = (holder, _, _) =>
            {
                if (holder == other) halves++;
                return Sample.Found;
            };
            while (!Volatile.Read(ref isOver)) index.Decide(ask, "request-1", Sample.Facts, find, Duration.Zero, Sample.Now);
            return halves;
        })).ToArray();
        for (int turn = 0; turn < 200_000; turn++) index.Put(turn % 2 == 0 ? there : here);
        Volatile.Write(ref isOver, true);
        Assert.All(await Task.WhenAll(askers), halves => Assert.Equal(0, halves));
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
