using System.Collections.Concurrent;
using CsCheck;
using Microsoft.Extensions.Time.Testing;
using NodaTime;
using Zhaoqing.GovServices.ELicence.Hosting;
using Zhaoqing.GovServices.Journal;

namespace Zhaoqing.GovServices.ELicence.Tests.Hosting;

/// <summary>Histories of acts in parallel on one host, bounded checks among them, against a sequential model: some order of the acts explains every answer.</summary>
public sealed class LicenceDeskHistoryTests
{
    private static readonly Freshness Hour = Freshness.Bounded(Duration.FromHours(1));

    private static readonly GrantTerms[] Terms =
        [.. Enumerable.Range(1, 3).Select(n => Sample.Terms with { Id = new Guid(n, 0, 0x7000, 1, 2, 3, 4, 5, 6, 7, 8), Licence = Sample.Business.Code, UseLimit = 2 })];

    /// <summary>The grant an act is of, and a number of its own under which its answer is recorded.</summary>
    private static readonly Gen<(int Grant, Guid Act)> Acts = Gen.Select(Gen.Int[0, 2], Gen.Guid);

    [Fact]
    [Clause("PLT-2.6")]
    public void Every_history_of_uses_revocations_and_bounded_checks_in_parallel_is_linearizable() => Check.SampleParallel(
        Gen.Bool.Select(few => (new Host(few ? 2 : 100), new Model())),
        [
            Acts.Operation<Host, Model>((host, act) => host.Revoke(act.Grant, act.Act), (model, act) => model.Revoke(act.Grant, act.Act)),
            Acts.Operation<Host, Model>((host, act) => host.Use(act.Grant, act.Act), (model, act) => model.Use(act.Grant, act.Act)),
            Acts.Operation<Host, Model>((host, act) => host.Ask(act.Grant, act.Act), (model, act) => model.Ask(act.Grant, act.Act)),
            Acts.Operation<Host, Model>((host, act) => host.Ask(act.Grant, act.Act), (model, act) => model.Ask(act.Grant, act.Act)),
        ],
        equal: (host, model) => host.Answers.Count == model.Answers.Count && model.Answers.All(pair => string.Equals(host.Answers[pair.Key], pair.Value, StringComparison.Ordinal)),
        maxSequentialOperations: 4,
        maxParallelOperations: 6,
        iter: 200,
        threads: 4);

    private sealed class Host
    {
        private readonly LicenceDesk _desk;

        /// <summary>A host that keeps so many holders; each grant is of another.</summary>
        public Host(int holders)
        {
            var sources = new LicenceSources(GrantPolicy.Default, (_, _, _) => Sample.Found with { Identifier = Sample.BusinessLicence }, (_, _) => Sample.Facts, (_, _, _) => ValueTask.FromResult<bool?>(false));
            _desk = new LicenceDesk(new InMemoryEventStore(), new FakeTimeProvider(Sample.Now.ToDateTimeOffset()), sources with { Types = Sample.Types, HoldersInMemory = holders });
            var rules = Sample.Rules with { Needs = [Sample.Need with { Type = Sample.Business.Code }] };
            foreach (var terms in Enumerable.Range(0, 3).Select(Of))
            {
                Now(_desk.AskAsync(terms, rules, "operator-1"));
                Now(_desk.AllowAsync(terms.Holder, terms.Id, Sample.ByHolder, Sample.Sign(terms)));
            }
        }

        public ConcurrentDictionary<Guid, string> Answers { get; } = new();

        public void Revoke(int grant, Guid act) => Answers[act] = Now(_desk.RevokeAsync(Of(grant).Holder, Of(grant).Id, Sample.ByHolder)).Code();

        public void Use(int grant, Guid act) => Answers[act] = Now(_desk.UseAsync(Of(grant).Holder, RequestOf(grant, act))).Value().Code;

        public void Ask(int grant, Guid act) => Answers[act] = Now(_desk.CheckAsync(Of(grant).Holder, RequestOf(grant, act), Hour).AsTask()).Value();

        private static GrantTerms Of(int grant) => Terms[grant] with { Holder = HolderReference.Parse(new string((char)('a' + grant), 64)) };

        private static LicenceRequest RequestOf(int grant, Guid act) => Sample.Request with { Grant = Terms[grant].Id, Request = $"{act}" };

        private static T Now<T>(Task<T> answer) => answer.GetAwaiter().GetResult();
    }

    private sealed class Model
    {
        private readonly (bool IsRevoked, int Used)[] _grants = new (bool, int)[3];

        public Dictionary<Guid, string> Answers { get; } = [];

        public void Revoke(int grant, Guid act)
        {
            Answers[act] = _grants[grant].IsRevoked ? "e-licence.grant-not-so" : "none";
            _grants[grant].IsRevoked = true;
        }

        public void Use(int grant, Guid act)
        {
            Ask(grant, act);
            if (Answers[act] == "e-licence.allowed") _grants[grant].Used++;
        }

        public void Ask(int grant, Guid act) => Answers[act] = _grants[grant] switch { { IsRevoked: true } => "e-licence.revoked", { Used: 2 } => "e-licence.busy", _ => "e-licence.allowed" };
    }
}
