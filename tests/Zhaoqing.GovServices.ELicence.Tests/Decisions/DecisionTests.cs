using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NodaTime;

namespace Zhaoqing.GovServices.ELicence.Tests.Decisions;

/// <summary>The decision: its order, fail closed, and nothing told outward about whether there is a licence.</summary>
public sealed class DecisionTests
{
    /// <summary>One thing that is wrong, with the code it alone gives, in the order of the steps.</summary>
    private static readonly (DenyCode Code, Func<Asked, Asked> Break)[] Steps =
    [
        (DenyCode.BadGrant, asked => asked with { Request = asked.Request with { Request = "" } }),
        (DenyCode.NotYet, asked => asked with { Terms = asked.Terms with { NotBefore = Sample.Now + Duration.FromHours(1) } }),
        (DenyCode.Revoked, asked => asked with { IsRevoked = true }),
        (DenyCode.WrongUser, asked => asked with { Request = asked.Request with { Caller = Sample.Window with { Unit = "window-4" } } }),
        (DenyCode.OperatorDenied, asked => asked with { Facts = asked.Facts with { OperatorMayAct = false } }),
        (DenyCode.PurposeMismatch, asked => asked with { Request = asked.Request with { Purpose = Sample.Terms.Purpose with { Case = "case-2" } } }),
        (DenyCode.CodeFailed, asked => asked with { Terms = asked.Terms with { InPerson = true } }),
        (DenyCode.ActionDenied, asked => asked with { Request = asked.Request with { Action = LicenceActions.FetchCopy } }),
        (DenyCode.FieldDenied, asked => asked with { Request = asked.Request with { Fields = ["name", "address"] } }),
        (DenyCode.NoLicence, asked => asked with { Found = default }),
        (DenyCode.LicenceNotValid, asked => asked with { Found = asked.Found.Count == 0 ? asked.Found : asked.Found with { State = LicenceState.Cancelled } }),
        (DenyCode.ChainBroken, asked => asked with { Facts = asked.Facts with { ChainHolds = false } }),
        (DenyCode.Exhausted, asked => asked with { UsedUp = true }),
        (DenyCode.TooSoon, asked => asked with { Terms = asked.Terms with { MinInterval = Duration.FromHours(1) }, UsedOnce = true }),
        (DenyCode.PreviewPending, asked => asked with { Terms = asked.Terms with { PreviewRequired = true } }),
    ];

    [Property(MaxTest = 1_000, QuietOnSuccess = true)]
    [Clause("PLT-2.6")]
    public Property The_first_thing_that_is_wrong_gives_the_code_and_nothing_wrong_is_allowed() => Prop.ForAll(
        Gen.Choose(0, (1 << Steps.Length) - 1).ToArbitrary(),
        wrong =>
        {
            var asked = new Asked();
            for (int i = 0; i < Steps.Length; i++)
            {
                if ((wrong & (1 << i)) != 0) asked = Steps[i].Break(asked);
            }

            var expected = wrong == 0 ? DenyCode.None : Steps[int.TrailingZeroCount(wrong)].Code;
            return asked.Decide() == expected;
        });

    [Fact]
    public void Each_wrong_alone_gives_its_code() => Assert.All(Steps, step => Assert.Equal(step.Code, step.Break(new Asked()).Decide()));

    [Property(MaxTest = 300, QuietOnSuccess = true)]
    public Property No_look_up_happens_before_everything_else_of_the_request_has_passed() => Prop.ForAll(
        Gen.Choose(0, 8).ToArbitrary(),
        step => Steps[step].Break(new Asked { MayLook = false }).Decide() == Steps[step].Code);

    [Fact]
    public void The_asker_learns_the_same_whether_or_not_there_is_a_licence()
    {
        var grant = Sample.Active(Sample.Terms);
        string[] outward =
        [
            Sample.Decide(grant, find: (_, _, _) => default).Outward,
            Sample.Decide(grant, find: (_, _, _) => Sample.Found with { Count = 2 }).Outward,
            Sample.Decide(grant, find: (_, _, _) => Sample.Found with { State = LicenceState.Cancelled }).Outward,
            Sample.Decide(grant, find: (_, _, _) => Sample.Found with { Identifier = Sample.BusinessLicence }).Outward,
            Sample.Decide(grant, Sample.Request with { Purpose = Sample.Terms.Purpose with { Matter = "matter-2" } }).Outward,
        ];
        Assert.All(outward, code => Assert.Equal("e-licence.not-available", code));
        Assert.Equal(DenyCode.Ambiguous, Sample.Decide(grant, find: (_, _, _) => Sample.Found with { Count = 2 }).Code);
    }

    [Fact]
    public void Every_reason_has_words_and_the_default_denies()
    {
        Assert.False(default(UseDecision).IsAllowed);
        Assert.Equal("e-licence.bad-grant", default(UseDecision).Outward);
        Assert.False(Sample.Decide(Sample.Active(Sample.Terms), facts: default(UseFacts)).IsAllowed);
        var words = Enum.GetValues<DenyCode>().Select(code => new UseDecision(code, default, LicenceState.Unknown, false, false).Explanation).ToList();
        Assert.Equal(words.Count, words.Distinct().Count());
    }

    [Theory]
    [InlineData(-61, DenyCode.NotYet)]
    [InlineData(-60, DenyCode.None)]
    [InlineData(864_060, DenyCode.None)]
    [InlineData(864_061, DenyCode.Expired)]
    public void Clocks_may_differ_by_the_skew_and_no_more(long seconds, DenyCode code) =>
        Assert.Equal(code, Sample.Decide(Sample.Active(Sample.Terms), at: Sample.Now + Duration.FromSeconds(seconds)).Code);

    [Fact]
    public void Expired_and_revoked_is_expired_and_a_stopped_grant_is_suspended()
    {
        var grant = Sample.Active(Sample.Terms);
        var revoked = grant.Apply(new GrantRevoked(Sample.Now, Sample.HolderAccount, Sample.Terms.Id));
        Assert.Equal(DenyCode.Expired, Sample.Decide(revoked, at: Sample.Now + Duration.FromDays(11)).Code);
        Assert.Equal(DenyCode.Suspended, Sample.Decide(grant.Apply(new GrantSuspended(Sample.Now, "system", Sample.Terms.Id, "授权委托到期"))).Code);
        Assert.Equal(DenyCode.BadGrant, Sample.Decide(Sample.Pending(Sample.Terms).Apply(new GrantRejected(Sample.Now, Sample.HolderAccount, Sample.Terms.Id))).Code);
    }

    [Fact]
    public void A_check_of_a_licence_that_is_not_valid_is_answered_and_its_data_are_not()
    {
        FindLicence cancelled = (_, _, _) => Sample.Found with { State = LicenceState.Cancelled };
        var answer = Sample.Decide(Sample.Active(Sample.Terms), Sample.Request with { Action = LicenceActions.Verify }, find: cancelled);
        Assert.Equal((DenyCode.None, LicenceState.Cancelled), (answer.Code, answer.LicenceState));
        Assert.Equal(DenyCode.LicenceNotValid, Sample.Decide(Sample.Active(Sample.Terms), find: cancelled).Code);
    }

    [Fact]
    public void A_version_issued_anew_is_not_the_one_that_was_pinned()
    {
        var pinned = Sample.Active(Sample.Terms with { Pinned = Sample.IdentityCard });
        Assert.True(Sample.Decide(pinned).IsAllowed);
        string body = "11100000000013127D00111441200007141332CTEST000001002";
        var next = LicenceIdentifier.Parse($"1.2.156.3005.2.11100000000013127D001.11441200007141332C.TEST000001.002.{Iso7064.CheckCharacter(body)}");
        Assert.Equal(DenyCode.NoLicence, Sample.Decide(pinned, find: (_, _, _) => Sample.Found with { Identifier = next }).Code);
        Assert.True(Sample.Decide(Sample.Active(Sample.Terms), find: (_, _, _) => Sample.Found with { Identifier = next }).IsAllowed);
    }

    [Fact]
    public void Fields_are_left_out_only_on_wish_and_the_answer_says_so()
    {
        var grant = Sample.Active(Sample.Terms);
        var wide = Sample.Request with { Fields = ["address", "name"], Trim = true };
        Assert.True(Sample.Decide(grant, wide) is { IsAllowed: true, IsTrimmed: true });
        Assert.Equal("name", Assert.Single(grant.GrantedFields(wide)));
        Assert.Equal(DenyCode.FieldDenied, Sample.Decide(grant, wide with { Fields = ["address"] }).Code);
    }

    [Fact]
    public void A_repeat_is_no_second_use_and_another_request_under_the_same_id_is_denied()
    {
        var grant = Sample.Reserve(Sample.Active(Sample.Terms with { UseLimit = 1 }), "request-1", Sample.Now);
        Assert.True(Sample.Decide(grant) is { IsAllowed: true, IsRepeat: true });
        Assert.Equal(DenyCode.RequestReused, Sample.Decide(grant, Sample.Request with { Action = LicenceActions.Verify }).Code);
        Assert.Equal(DenyCode.Busy, Sample.Decide(grant, Sample.Request with { Request = "request-2" }).Code);
        var used = Sample.Commit(grant, "request-1", Sample.Now);
        Assert.Equal(GrantState.Exhausted, used.StateAt(Sample.Now));
        Assert.Equal(DenyCode.Exhausted, Sample.Decide(used, Sample.Request with { Request = "request-2" }).Code);
        Assert.True(Sample.Decide(used) is { IsAllowed: true, IsRepeat: true });
        var revoked = grant.Apply(new GrantRevoked(Sample.Now, Sample.HolderAccount, Sample.Terms.Id));
        Assert.Equal(DenyCode.Revoked, Sample.Decide(revoked).Code);
        Assert.Equal(DenyCode.BadGrant, Sample.Decide(grant, Sample.Request with { Action = LicenceActions.View | LicenceActions.Verify }).Code);
    }

    [Fact]
    public void Every_earlier_request_is_known_again_and_no_other()
    {
        var index = new GrantIndex();
        var grant = Enumerable.Range(0, 30).Aggregate(Sample.Active(Sample.Terms with { UseLimit = 100 }), (used, n) => Sample.Commit(Sample.Reserve(used, $"earlier-{n}", Sample.Now), $"earlier-{n}", Sample.Now));
        index.Put(grant);
        for (int n = 0; n < 60; n++)
        {
            var request = Sample.Request with { Request = $"earlier-{n}" };
            Assert.True(Sample.Decide(grant, request) is { IsAllowed: true } decision && decision.IsRepeat == n < 30);
            if (n < 30) Assert.Equal(DenyCode.Undecided, index.Decide(request, Sample.Facts, (_, _, _) => Sample.Found, Duration.Zero, Sample.Now).Code);
        }
    }

    [Theory]
    [Clause("CON-6.7")]
    [InlineData(2026, 11, 2, true)]
    [InlineData(2026, 11, 1, false)]
    public void A_grant_ends_with_the_mandate_it_rests_on(int year, int month, int day, bool isAllowed)
    {
        var mandate = Mandate.Of(Sample.HolderAccount, "clerk", MandateKind.EnterpriseClerk, new([Sample.Matter], [MandatePower.UseLicences], new(2026, 1, 1), new(year, month, day), "letter-1")).AsT1;
        Assert.Equal(isAllowed ? DenyCode.None : DenyCode.ChainBroken, Sample.Decide(Sample.Active(Sample.Terms, new("clerk", [mandate]))).Code);
        Assert.Equal(DenyCode.ChainBroken, Sample.Decide(Sample.Active(Sample.Terms, new("clerk", [mandate.Revoke(Sample.Now)]))).Code);
    }

    [Fact]
    [Clause("CON-6.5")]
    public void A_code_is_for_one_user_one_grant_one_use_and_one_minute()
    {
        var inPerson = Sample.Active(Sample.Terms with { InPerson = true });
        const string Code = "0123456789abcdef";
        var shown = inPerson.Show(Code, Sample.ByHolder, GrantPolicy.Default, Sample.Now).Value();
        var grant = inPerson.Apply(shown);
        var request = Sample.Request with { CodeDigest = PresenceCode.DigestOf(Sample.Terms.Id, Sample.Window, Code) };
        Assert.DoesNotContain(Code, shown.ToString(), StringComparison.Ordinal);
        Assert.True(Sample.Decide(grant, request).IsAllowed);
        Assert.True(Sample.Decide(grant, request, at: Sample.Now + Duration.FromSeconds(60)).IsAllowed);
        Assert.Equal(DenyCode.CodeFailed, Sample.Decide(grant, request, at: Sample.Now + Duration.FromSeconds(61)).Code);
        Assert.Equal(DenyCode.CodeFailed, Sample.Decide(grant, request with { CodeDigest = PresenceCode.DigestOf(Sample.Terms.Id, Sample.Window with { Unit = "window-4" }, Code) }).Code);
        Assert.Equal(DenyCode.CodeFailed, Sample.Decide(grant, request with { CodeDigest = PresenceCode.DigestOf(Guid.Empty, Sample.Window, Code) }).Code);
        var spent = grant.Apply(new UseReserved(
            Sample.Now, "operator-1", Sample.Terms.Id, "request-9", Sample.Terms.Purpose, LicenceActions.FetchData, ["name"], Sample.IdentityCard, LicenceState.Valid, Sample.Now, request.CodeDigest));
        Assert.Equal(DenyCode.CodeFailed, Sample.Decide(spent, request).Code);
        Assert.Throws<ArgumentException>(() => PresenceCode.DigestOf(Sample.Terms.Id, Sample.Window, "1234"));
    }

    [Fact]
    public void An_allowed_decision_allocates_nothing()
    {
        var chain = new GrantAuthority("clerk", [Mandate.Of(Sample.HolderAccount, "clerk", MandateKind.EnterpriseClerk, new([Sample.Matter], [MandatePower.UseLicences], new(2026, 1, 1), new(2026, 12, 31), "letter-1")).AsT1]);
        var grant = Sample.Active(Sample.Terms with { Fields = ["name", "address"], Pinned = Sample.IdentityCard }, chain);
        var found = Sample.Found;
        FindLicence find = (_, _, _) => found;
        var request = Sample.Request with { Fields = ["address", "name"] };
        int allowed = 0;
        for (int i = 0; i < 100; i++) allowed += grant.Decide(request, Sample.Facts, find, Duration.Zero, Sample.Now).IsAllowed ? 1 : 0;
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1_000; i++) allowed += grant.Decide(request, Sample.Facts, find, Duration.Zero, Sample.Now).IsAllowed ? 1 : 0;
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Equal(1_100, allowed);
        Assert.Equal(0, allocated);
    }

    private sealed record Asked
    {
        public GrantTerms Terms { get; init; } = Sample.Terms;

        public LicenceRequest Request { get; init; } = Sample.Request;

        public UseFacts Facts { get; init; } = Sample.Facts;

        public LicenceFinding Found { get; init; } = Sample.Found;

        public bool IsRevoked { get; init; }

        public bool UsedUp { get; init; }

        public bool UsedOnce { get; init; }

        public bool MayLook { get; init; } = true;

        public DenyCode Decide()
        {
            var grant = Sample.Active(Terms);
            if (UsedOnce || UsedUp) grant = Sample.Commit(Sample.Reserve(grant, "earlier-1", Sample.Now), "earlier-1", Sample.Now);
            if (UsedUp) grant = Sample.Commit(Sample.Reserve(grant, "earlier-2", Sample.Now), "earlier-2", Sample.Now);
            if (IsRevoked) grant = grant.Apply(new GrantRevoked(Sample.Now, Sample.HolderAccount, Terms.Id));
            return Sample.Decide(grant, Request, Facts, (_, _, _) => MayLook ? Found : throw new InvalidOperationException("Looked up too early.")).Code;
        }
    }
}
