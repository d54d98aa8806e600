using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NodaTime;

namespace Zhaoqing.GovServices.ELicence.Tests.Decisions;

/// <summary>The index answers as the whole grant does, and sees what was put.</summary>
public sealed class GrantIndexTests
{
    private static readonly string Wide = new('长', 30);

    private static readonly Gen<LicenceGrant> Grants =
        from terms in TermsOf()
        from authority in Gen.Elements(0, 0, 0, 1, 2)
        from acts in Gen.ArrayOf(Gen.Choose(0, 9), 6)
        select acts.Aggregate(StartOf(terms, authority), Do);

    private static readonly Gen<LicenceRequest> Requests =
        from grant in Gen.Frequency((20, Gen.Constant(Sample.Terms.Id)), (1, Gen.Constant(Guid.Empty)))
        from request in Gen.Frequency((12, Gen.Elements("q1", "q2", "q3", "q4", "q5")), (4, Gen.Elements("r0", "r1", "r2")), (1, Gen.Elements("", new string('x', 100), new string('x', 101))))
        from caller in Gen.Frequency((9, Gen.Constant(Sample.Window)), (1, Gen.Elements(Sample.Window with { Unit = "window-4" }, Sample.Window with { System = "" })))
        from purpose in Gen.Frequency((8, PurposeOf()), (8, Gen.Constant(Sample.Terms.Purpose)))
        from action in Gen.Frequency((6, Gen.Constant(LicenceActions.FetchData)), (3, Gen.Elements(LicenceActions.Verify, LicenceActions.View, LicenceActions.None, LicenceActions.Verify | LicenceActions.FetchData)))
        from fields in Gen.Elements<ImmutableArray<string>>(["name"], ["name"], [], ["address"], ["name", "address"], ["address", "name"], ["name", "name"], ["portrait"], ["nowhere", "name"])
        from trim in Gen.Elements(false, false, true)
        select new LicenceRequest(grant, request, caller, "operator-1", purpose, action, fields, trim, CodeDigest: null);

    private static readonly Gen<(UseFacts Facts, LicenceFinding Found, Duration Skew, Instant At)> Moments =
        from mayAct in Gen.Frequency((9, Gen.Constant(true)), (1, Gen.Constant(false)))
        from holds in Gen.Frequency((9, Gen.Constant(true)), (1, Gen.Constant(false)))
        from found in Gen.Frequency((8, Gen.Constant(Sample.Found)), (4, Gen.Elements(default, Sample.Found with { Count = 2 }, Sample.Found with { State = LicenceState.Cancelled }, Sample.Found with { State = LicenceState.Unknown }, Sample.Found with { Identifier = Sample.BusinessLicence })))
        from skew in Gen.Elements(Duration.Zero, Duration.FromMinutes(1), Duration.FromNanoseconds(1), Duration.FromDays(2))
        from at in Gen.Frequency(
            (8, Gen.Choose(0, 3).Select(seconds => Sample.Now + Duration.FromSeconds(seconds))),
            (3, Gen.Elements(Sample.Now - Duration.FromNanoseconds(1), Sample.Now - Duration.FromNanoseconds(2), Sample.Now - Duration.FromMinutes(1), Sample.Now + Duration.FromDays(10), Sample.Now + Duration.FromDays(10) + Duration.FromNanoseconds(2), Instant.FromUtc(1600, 1, 1, 0, 0), Instant.FromUtc(3000, 1, 1, 0, 0))))
        select (new UseFacts(mayAct, holds), found, skew, at);

    [Property(MaxTest = 5_000, QuietOnSuccess = true)]
    [Clause("PLT-2.6")]
    public Property It_answers_as_the_whole_grant_does_or_leaves_it_to_it() => Prop.ForAll(
        Grants.Zip(Requests).Zip(Moments).ToArbitrary(),
        all =>
        {
            var ((grant, request), (facts, found, skew, at)) = all;
            var index = new GrantIndex();
            if (grant.Used % 2 == 0) index.Put(Sample.Active(Sample.Terms with { Purpose = Sample.Terms.Purpose with { Matter = "of-another-day" } }));
            var early = index.Resolve(request);
            // The row that was there first is another grant's now.
            if (grant.Used % 2 == 0 && index.Remove(grant.Terms.Id)) index.Put(Sample.Active(Sample.Terms with { Id = Guid.Parse("00000000-0000-7000-8000-0000000000ff") }));
            index.Put(grant);
            var late = index.Resolve(request);
            FindLicence find = (holder, type, pinned) => holder == grant.Terms.Holder && type == grant.Terms.Licence && pinned == grant.Terms.Pinned ? found : throw new InvalidOperationException("Another licence.");
            var whole = grant.Decide(request, facts, find, skew, at);
            UseDecision[] answers =
            [
                index.Decide(request, facts, find, skew, at),
                index.Decide(early, request.Request, facts, find, skew, at),
                index.Decide(late, request.Request, facts, find, skew, at),
            ];
            var check = index.Check(request, facts, skew, at);
            bool isLeft = request.Grant != grant.Terms.Id || grant.Terms.InPerson || !grant.Uses.IsEmpty || skew > Duration.FromDays(1) || at.InUtc().Year is < 1700 or > 2250;
            return answers.All(answer => answer == whole || (isLeft && answer == default))
                && (check == grant.Check(request, facts, skew, at) || (isLeft && check == DenyCode.Undecided));
        });

    [Property(MaxTest = 1_000, QuietOnSuccess = true)]
    public Property A_check_is_the_decision_where_there_is_one_valid_licence() => Prop.ForAll(
        Grants.Zip(Requests).Zip(Moments).ToArbitrary(),
        all =>
        {
            var ((grant, request), (facts, _, skew, at)) = all;
            var found = Sample.Found with { Identifier = grant.Terms.Pinned ?? Sample.IdentityCard };
            return grant.Check(request, facts, skew, at) == grant.Decide(request, facts, (_, _, _) => found, skew, at).Code;
        });

    [Property(MaxTest = 300, QuietOnSuccess = true)]
    public Property It_keeps_what_was_put_last_and_forgets_what_was_taken_out() => Prop.ForAll(
        Gen.ArrayOf(Gen.Choose(0, 400).Zip(Gen.Choose(0, 9)), 600).ToArbitrary(),
        acts =>
        {
            var index = new GrantIndex();
            var model = new Dictionary<Guid, bool>();
            foreach (var (n, act) in acts)
            {
                var id = IdOf(n);
                if (act < 3)
                {
                    if (index.Remove(id) != model.Remove(id)) return false;
                    continue;
                }

                var grant = Sample.Active(Sample.Terms with { Id = id });
                model[id] = act > 5;
                index.Put(act > 5 ? grant : grant.Apply(new GrantRevoked(Sample.Now, Sample.HolderAccount, id)));
            }

            return index.Count == model.Count && Enumerable.Range(0, 401).Select(IdOf).All(id =>
                CodeOf(index, id) == (model.TryGetValue(id, out bool isAllowed) ? isAllowed ? DenyCode.None : DenyCode.Revoked : DenyCode.Undecided));
        });

    [Fact]
    public void What_it_leaves_is_seldom()
    {
        var index = new GrantIndex();
        var used = Sample.Commit(Sample.Reserve(Sample.Active(Sample.Terms with { UseLimit = 5 }), "earlier", Sample.Now), "earlier", Sample.Now);
        index.Put(used);
        int left = Enumerable.Range(0, 1_000).Count(n => Sample.Request with { Request = $"request-{n}" } is var request && Decide(index, request).Code == DenyCode.Undecided);
        Assert.InRange(left, 0, 30);
        Assert.Equal(DenyCode.Undecided, Decide(index, Sample.Request with { Request = "earlier" }).Code);
        Assert.Equal(DenyCode.Undecided, Decide(new GrantIndex(), Sample.Request).Code);
        Assert.False(Decide(new GrantIndex(), Sample.Request).IsAllowed);
    }

    [Fact]
    public void Neither_way_of_an_allowed_decision_allocates()
    {
        var index = new GrantIndex();
        index.Put(Sample.Active(Sample.Terms with { Fields = ["name", "address"] }));
        var request = Sample.Request with { Fields = ["address", "name"] };
        var ask = index.Resolve(request);
        var found = Sample.Found;
        FindLicence find = (_, _, _) => found;
        int allowed = Run(100);
        long before = GC.GetAllocatedBytesForCurrentThread();
        allowed += Run(1_000);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Equal(2_200, allowed);
        Assert.Equal(0, allocated);

        int Run(int times)
        {
            int count = 0;
            for (int i = 0; i < times; i++)
            {
                count += index.Decide(request, Sample.Facts, find, Duration.Zero, Sample.Now).IsAllowed ? 1 : 0;
                count += index.Decide(ask, request.Request, Sample.Facts, find, Duration.Zero, Sample.Now).IsAllowed ? 1 : 0;
            }

            return count;
        }
    }

    [Fact]
    public void An_ask_of_another_index_is_a_mistake() =>
        Assert.Throws<ArgumentException>(() => new GrantIndex().Decide(new GrantIndex().Resolve(Sample.Request), "q", Sample.Facts, (_, _, _) => Sample.Found, Duration.Zero, Sample.Now));

    private static Gen<GrantPurpose> PurposeOf() =>
        from matter in Gen.Elements(Sample.Matter, Sample.Matter, "matter-2")
        from situation in Gen.Elements("", "", "s")
        from number in Gen.Elements("case-1", "case-1", "case-2", "case-11", "", " ", null, "办件-1", "case-5678901234567890123", "case-56789012345678901234", Wide)
        from sector in Gen.Elements(ServiceSector.SocialInsurance, ServiceSector.SocialInsurance, ServiceSector.Other)
        select new GrantPurpose(matter, situation, number, sector);

    private static Gen<GrantTerms> TermsOf() =>
        from purpose in Gen.Frequency((3, PurposeOf()), (5, Gen.Constant(Sample.Terms.Purpose)))
        from pinned in Gen.Elements<LicenceIdentifier?>(null, null, null, Sample.IdentityCard)
        from fields in Gen.Elements<ImmutableArray<string>>(["name"], ["name", "address"], ["address"])
        from limit in Gen.Choose(1, 3)
        from interval in Gen.Elements(0, 0, 0, 2)
        from preview in Gen.Elements(false, false, true)
        from inPerson in Gen.Elements(false, false, false, false, true)
        select Sample.Terms with { Purpose = purpose, Pinned = pinned, Fields = fields, UseLimit = limit, MinInterval = Duration.FromSeconds(interval), PreviewRequired = preview, InPerson = inPerson };

    private static LicenceGrant StartOf(GrantTerms terms, int authority) => authority switch
    {
        0 => Sample.Active(terms),
        1 => Sample.Active(terms, new("clerk", [Mandate.Of(Sample.HolderAccount, "clerk", MandateKind.EnterpriseClerk, new([Sample.Matter], [MandatePower.UseLicences], new(2026, 1, 1), new(2026, 11, 2), "letter-1")).AsT1])),
        _ => Sample.Pending(terms),
    };

    private static LicenceGrant Do(LicenceGrant grant, int act)
    {
        string request = $"r{grant.Uses.Count}";
        return act switch
        {
            0 => grant.Apply(new GrantRevoked(Sample.Now, Sample.HolderAccount, grant.Terms.Id)),
            1 => grant.Apply(new GrantSuspended(Sample.Now, "system", grant.Terms.Id, "授权委托到期")),
            2 => grant.Apply(new GrantPreviewed(Sample.Now, Sample.HolderAccount, grant.Terms.Id)),
            3 => Sample.Reserve(grant, request, Sample.Now + Duration.FromSeconds(1)),
            4 => Sample.Commit(Sample.Reserve(grant, request, Sample.Now), request, Sample.Now),
            5 => Sample.Reserve(grant, request, Sample.Now).Apply(new UseReleased(Sample.Now, "source", grant.Terms.Id, request)),
            _ => grant,
        };
    }

    private static Guid IdOf(int n) => new(n, 0, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, (byte)(n % 3));

    private static DenyCode CodeOf(GrantIndex index, Guid id) => Decide(index, Sample.Request with { Grant = id }).Code;

    private static UseDecision Decide(GrantIndex index, LicenceRequest request) => index.Decide(request, Sample.Facts, (_, _, _) => Sample.Found, Duration.Zero, Sample.Now);
}
