using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using static Zhaoqing.GovServices.NotifyCommit.Tests.Sample;

namespace Zhaoqing.GovServices.NotifyCommit.Tests.Notices;

[Properties(MaxTest = 300, QuietOnSuccess = true)]
public sealed class NoticeTests
{
    [Theory]
    [InlineData(true, false, false, "promised")]
    [InlineData(false, true, false, "requirements")]
    [InlineData(false, false, true, "liability")]
    [Clause("CON-7.3")]
    public void A_notice_without_one_of_its_three_parts_cannot_be_made(bool noPromise, bool noRequirement, bool noLiability, string field)
    {
        var refusal = NoticeText.Of(noPromise ? [] : ["甲"], noRequirement ? [" "] : ["乙"], noLiability ? "" : "丙").AsT0;
        Assert.Equal(("notify-commit.notice-incomplete", field, "CON-7.3"), (refusal.Code, refusal.Fields.Single().Field, refusal.Basis[0].Clause.ToString()));
    }

    [Fact]
    public void Example_8_a_catch_all_is_no_promise() => Assert.Equal("notify-commit.notice-vague", NoticeText.Of(["符合其他法定条件"], ["乙"], "丙").AsT0.Code);

    [Property]
    [Clause("CON-7.3")]
    public Property Any_other_character_anywhere_makes_another_digest() => Prop.ForAll(
        Gen.Choose(0, 3).ToArbitrary(), Gen.Choose('一', '龥').Select(c => ((char)c).ToString()).ToArbitrary(), (where, added) =>
        {
            var other = where switch
            {
                0 => NoticeText.Of([Text.Promised[0] + added], Text.Requirements, Text.Liability),
                1 => NoticeText.Of(Text.Promised, [Text.Requirements[0] + added], Text.Liability),
                2 => NoticeText.Of(Text.Promised, Text.Requirements, Text.Liability + added),
                _ => NoticeText.Of([Text.Promised[0], added], Text.Requirements, Text.Liability),
            };
            return DigestOf(Text, "示例许可") != DigestOf(other.AsT1, "示例许可") && DigestOf(Text, "示例许可") != DigestOf(Text, "示例许可" + added);
        });

    [Fact]
    [Clause("CON-7.3")]
    public void Where_it_will_be_made_public_is_part_of_what_is_signed() =>
        Assert.Equal(3, new[] { Text, Text with { Publicity = "信用肇庆网站" }, Text with { Publicity = "窗口" } }.Select(text => DigestOf(text, "示例许可")).Distinct(StringComparer.Ordinal).Count());

    [Fact]
    public void The_same_words_cut_elsewhere_make_another_digest() =>
        Assert.NotEqual(
            DigestOf(NoticeText.Of(["甲乙", "丙"], ["丁"], "戊").AsT1, "示例"),
            DigestOf(NoticeText.Of(["甲", "乙丙"], ["丁"], "戊").AsT1, "示例"));

    [Fact]
    public void The_digest_of_a_notice_is_the_same_for_everybody_and_64_hexadecimal_digits()
    {
        Assert.Equal(DigestOf(Text, "示例许可"), DigestOf(NoticeText.Of(["经营场所为本人合法使用"], ["自申请之日起持续符合"], "承诺不实的,依法撤销并记入信用记录").AsT1, "示例许可"));
        Assert.Matches("^[0-9a-f]{64}$", DigestOf(Text, "示例许可"));
    }

    private static string DigestOf(NoticeText text, string name) =>
        new CommitmentNotice(Edition, CommitEntry.Of(Listed, CommitKind.Proof, text, Plan, ApprovalLevel.Province, TextRank.Law).AsT1, name).Digest;
}
