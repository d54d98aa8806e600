using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NodaTime;
using NodaTime.Serialization.SystemTextJson;

namespace Zhaoqing.GovServices.TimeLimit.Tests.Interop;

[Properties(Arbitrary = [typeof(Dates)], MaxTest = 300, QuietOnSuccess = true)]
public class JsonConverterTests
{
    private const string Due = """{"date":"2026-10-13","provisional":false}""";
    private const string MakeUp = """{"date":"2026-10-10","kind":"makeUpWorkingDay","name":"国庆节","noticeNumber":"国办发明电〔2025〕7号","provisional":false}""";
    private const string Policy = """{"yellowAtMost":3,"redAtMost":0}""";
    private const string Notice = """{"number":"一号","year":2027,"issued":"2026-11-10","days":[{"date":"2027-01-01","kind":"off","name":"元旦"}]}""";
    private const string Typhoon = """{"division":"4412","first":"2026-09-10","last":"2026-09-11","name":"台风停工","basis":{"law":"通告","text":"停课停工。"},"effect":"limitsToo"}""";
    private const string Shut = """{"date":"2026-09-10","kind":"workingDay","name":null,"noticeNumber":null,"provisional":false,"closure":""" + Typhoon + "}";

    private static readonly CalendarJson Json = new(new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Converters = { new DueDayJsonConverter() } });

    private static readonly LocalClosure Closure = Read<LocalClosure>(Typhoon);

    [Property]
    public bool Reading_a_due_day_undoes_writing(LocalDate day, bool provisional) => IsSame(new DueDay(day, provisional));

    [Property]
    public bool A_due_day_is_written_as_by_the_converters_of_NodaTime(LocalDate day, bool provisional)
    {
        var due = new DueDay(day, provisional);
        var web = new JsonSerializerOptions(JsonSerializerDefaults.Web).ConfigureForNodaTime(DateTimeZoneProviders.Tzdb);
        return Write(due) == JsonSerializer.Serialize(due, web) && JsonSerializer.Deserialize<DueDay>(Write(due), web) == due;
    }

    [Property]
    public bool Reading_a_day_of_the_calendar_undoes_writing(LocalDate day) => IsSame(Answers.Calendar.Day(day).Value());

    [Property]
    public Property Reading_a_day_of_a_closed_place_undoes_writing() =>
        Prop.ForAll(Gen.Elements("4412", "441202", "441202001", "4401").ToArbitrary(), Gen.Choose(-3, 3).ToArbitrary(), Gen.Elements(Enum.GetValues<ClosureEffect>()).ToArbitrary(), (division, shift, effect) =>
        {
            var first = Closure.First.PlusDays(shift);
            var closure = LocalClosure.Of(DivisionCode.Parse(division), first, first.PlusDays(2), "停办", LegalGround.OfClause("REG-2.5"), effect).Value();
            var local = Answers.Calendar.With(LocalClosures.None.With(closure).Value(), closure.Division).Value();
            return IsSame(closure) && SlowWalk.Days(first.PlusDays(-1), first.PlusDays(3)).All(day => IsSame(local.Day(day).Value()));
        });

    [Property]
    public Property Reading_a_policy_undoes_writing() => Prop.ForAll(
        Gen.Choose(0, Limit.MaxAmount).Two().ToArbitrary(), pair => IsSame(new WarningPolicy(Math.Max(pair.Item1, pair.Item2), Math.Min(pair.Item1, pair.Item2))));

    [Fact]
    public void Reading_a_notice_undoes_writing_for_every_notice_known() => Assert.All(NoticeArchive.StateCouncil.Notices, notice =>
    {
        var read = Read<HolidayNotice>(Write(notice));
        Assert.Equal((notice.Number, notice.Year, notice.Issued, notice.IsChange), (read.Number, read.Year, read.Issued, read.IsChange));
        Assert.Equal(notice.Days.AsEnumerable(), read.Days);
        if (notice.Issued is not null) Assert.Equal(notice.Days.AsEnumerable(), HolidayNoticeFile.Read(Write(notice)).Value().Days);
    });

    [Fact]
    public void Each_stands_in_the_form_that_is_described()
    {
        Assert.Equal(Due, Write(new DueDay(new(2026, 10, 13), Provisional: false)));
        Assert.Equal(MakeUp, Write(Answers.Calendar.Day(new LocalDate(2026, 10, 10)).Value()));
        Assert.Equal(Policy, Write(WarningPolicy.Default));
        Assert.Equal(Notice, Write(Read<HolidayNotice>(Notice)));
        Assert.Equal(Shut, Write(Read<DayStatus>(Shut)));
        Assert.Equal(["workingDay", "restDay", "holiday", "makeUpWorkingDay"], Enum.GetValues<DayKind>().Select(kind => JsonDocument.Parse(Write(new DayStatus(new(2026, 1, 1), kind, Name: null, NoticeNumber: null, Provisional: true))).RootElement.GetProperty("kind").GetString()));
    }

    [Fact]
    public void Members_may_stand_in_any_order_and_those_of_a_plain_day_may_be_left_out()
    {
        Assert.Equal(new DueDay(new(2026, 10, 13), Provisional: true), Read<DueDay>("""{"provisional":true,"date":"2026-10-13"}"""));
        Assert.Equal(Answers.Calendar.Day(new LocalDate(2026, 10, 13)).Value(), Read<DayStatus>("""{"provisional":false,"kind":"workingDay","date":"2026-10-13"}"""));
    }

    [Property]
    public Property Whatever_is_cut_is_no_JSON() => Prop.ForAll(Gen.Elements(Due, MakeUp, Policy, Notice, Typhoon, Shut).ToArbitrary(), Gen.Choose(0, 400).ToArbitrary(), (whole, length) =>
    {
        Assert.Throws<JsonException>(() => Read(whole, whole[..Math.Min(length, whole.Length - 1)]));
    });

    [Property]
    public Property A_member_left_out_doubled_or_unknown_is_refused() => Prop.ForAll(Gen.Elements(Due, MakeUp, Policy, Notice, Typhoon, Shut).ToArbitrary(), Gen.Choose(0, 20).ToArbitrary(), (whole, place) =>
    {
        string[] members = [.. JsonDocument.Parse(whole).RootElement.EnumerateObject().Select(member => $"\"{member.Name}\":{member.Value.GetRawText()}")];
        string one = members[place % members.Length];
        bool optional = one.StartsWith("\"name\"", StringComparison.Ordinal) && whole is MakeUp or Shut || one.StartsWith("\"noticeNumber\"", StringComparison.Ordinal) || one.StartsWith("\"closure\"", StringComparison.Ordinal);
        if (!optional) Assert.Throws<JsonException>(() => Read(whole, $"{{{string.Join(',', members.Where(member => member != one))}}}"));
        Assert.Throws<JsonException>(() => Read(whole, $"{{{string.Join(',', members.Append(one))}}}"));
        Assert.Throws<JsonException>(() => Read(whole, $"{{{string.Join(',', members.Append("\"more\":1"))}}}"));
        string emptied = one[..one.IndexOf(':', StringComparison.Ordinal)] + ":[]";
        Assert.Throws<JsonException>(() => Read(whole, $"{{{string.Join(',', members.Select(member => member == one ? emptied : member))}}}"));
    });

    [Theory]
    [InlineData(Due, "\"2026-10-13\"", "\"2026-02-30\"")]
    [InlineData(Due, "\"2026-10-13\"", "\"2026-1-3\"")]
    [InlineData(Due, "\"2026-10-13\"", "20261013")]
    [InlineData(Due, "\"2026-10-13\"", "null")]
    [InlineData(Due, "\"2026-10-13\"", "\"\\ud800\"")]
    [InlineData(Due, "\"date\"", "\"\\ud800\"")]
    [InlineData(Due, "\"date\"", "\"Date\"")]
    [InlineData(Due, "false", "\"false\"")]
    [InlineData(Due, "false", "null")]
    [InlineData(MakeUp, "makeUpWorkingDay", "MakeUpWorkingDay")]
    [InlineData(MakeUp, "makeUpWorkingDay", "3")]
    [InlineData(MakeUp, "\"国庆节\"", "1")]
    [InlineData(MakeUp, "\"国庆节\"", "\"\\ud800\"")]
    [InlineData(MakeUp, "2026-10-10", "2026-10-32")]
    [InlineData(Policy, "3", "10001")]
    [InlineData(Policy, "0", "-1")]
    [InlineData(Policy, "0", "4")]
    [InlineData(Policy, "3", "3.5")]
    [InlineData(Policy, "3", "99999999999")]
    [InlineData(Policy, "3", "\"3\"")]
    [InlineData(Notice, "2027,", "1999,")]
    [InlineData(Notice, "2027,", "2026,")]
    [InlineData(Notice, "\"一号\"", "null")]
    [InlineData(Notice, "\"一号\"", "\"\\ud800\"")]
    [InlineData(Notice, "\"off\"", "\"asWeek\"")]
    [InlineData(Notice, "\"off\"", "\"makeUp\"")]
    [InlineData(Notice, "\"kind\":\"off\"", "\"kind\":\"off\",\"kind\":\"off\"")]
    [InlineData(Notice, "{\"date\":\"2027-01-01\",\"kind\":\"off\",\"name\":\"元旦\"}", "")]
    [InlineData(Typhoon, "4412", "9912345")]
    [InlineData(Typhoon, "2026-09-11", "2026-09-09")]
    [InlineData(Typhoon, "台风停工", " ")]
    [InlineData(Typhoon, "limitsToo", "LimitsToo")]
    [InlineData(Typhoon, "\"law\"", "\"laws\"")]
    [InlineData(Typhoon, "{\"law\":\"通告\",\"text\":\"停课停工。\"}", "null")]
    [InlineData(Shut, "\"date\":\"2026-09-10\"", "\"date\":\"2026-09-12\"")]
    [InlineData(Shut, Typhoon, "null")]
    public void What_is_out_of_range_or_of_another_kind_is_refused(string whole, string old, string @new)
    {
        Assert.Contains(old, whole, StringComparison.Ordinal);
        Assert.Throws<JsonException>(() => Read(whole, whole.Replace(old, @new, StringComparison.Ordinal)));
    }

    [Fact]
    public void A_day_of_another_calendar_and_an_unknown_kind_are_not_written()
    {
        var julian = new LocalDate(2026, 9, 30, CalendarSystem.Julian);
        Assert.Throws<ArgumentException>(() => Write(new DueDay(julian, Provisional: false)));
        Assert.Throws<ArgumentException>(() => Write(new DayStatus(julian, DayKind.Holiday, Name: null, NoticeNumber: null, Provisional: false)));
        Assert.Throws<ArgumentException>(() => Write(new DayStatus(new(2026, 1, 1), (DayKind)4, Name: null, NoticeNumber: null, Provisional: false)));
    }

    private static string Write<T>(T value) => JsonSerializer.Serialize(value, typeof(T), Json);

    private static T Read<T>(string json) => (T)JsonSerializer.Deserialize(json, typeof(T), Json)!;

    /// <summary>Reads a changed text as what the whole one was.</summary>
    private static object? Read(string whole, string changed) => JsonSerializer.Deserialize(
        changed, whole switch { Due => typeof(DueDay), Policy => typeof(WarningPolicy), Notice => typeof(HolidayNotice), Typhoon => typeof(LocalClosure), _ => typeof(DayStatus) }, Json);

    private static bool IsSame<T>(T value) => EqualityComparer<T>.Default.Equals(value, Read<T>(Write(value)));
}

[JsonSerializable(typeof(DueDay))]
[JsonSerializable(typeof(DayStatus))]
[JsonSerializable(typeof(LocalClosure))]
[JsonSerializable(typeof(WarningPolicy))]
[JsonSerializable(typeof(HolidayNotice))]
internal sealed partial class CalendarJson : JsonSerializerContext;
