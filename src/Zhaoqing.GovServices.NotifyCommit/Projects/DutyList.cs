using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using OneOf;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.NotifyCommit;

/// <summary>The list of what both sides promise (双向承诺清单); what is signed is bound to its digest.</summary>
/// <remarks>Immutable.</remarks>
public sealed record DutyList
{
    private const int LongestWhat = 500;

    private DutyList(ImmutableArray<Duty> duties) => Duties = duties;

    /// <summary>The duties, in the order of the list.</summary>
    public ImmutableArray<Duty> Duties { get; }

    /// <summary>A list from data that may be wrong.</summary>
    /// <param name="duties">The duties.</param>
    /// <param name="calendar">The working calendar.</param>
    /// <returns>The list; refused with <c>notify-commit.promise-one-sided</c>, <c>duty-unfit</c> on its field, or what the calendar refuses.</returns>
    [Clause("CON-7.8")]
    public static OneOf<Refusal, DutyList> Of(IEnumerable<Duty> duties, WorkingCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        ImmutableArray<Duty> all = [.. duties];
        if (all.All(duty => duty.Side != PromiseSide.Enterprise) || all.All(duty => duty.Side != PromiseSide.Government)) return ProjectRefusals.OneSided();
        for (int i = 0; i < all.Length; i++)
        {
            var duty = all[i];
            string at = string.Create(CultureInfo.InvariantCulture, $"duties[{i}]");
            if (!IsId(duty.Id) || all.Count(other => string.Equals(other.Id, duty.Id, StringComparison.Ordinal)) > 1) return ProjectRefusals.DutyUnfit($"{at}.id", "编号应为1至64个小写字母、数字或连字符,且不重复。");
            if (string.IsNullOrWhiteSpace(duty.What) || duty.What.Length > LongestWhat) return ProjectRefusals.DutyUnfit($"{at}.what", $"请写明承诺做什么,不超过{LongestWhat}个字符。");
            if (calendar.Day(duty.Due).TryPickT0(out var refusal, out var day)) return refusal;
            if (!day.IsWorkingDay) return ProjectRefusals.DutyUnfit($"{at}.due", "承诺期限应为工作日。");
            bool waits = duty.After.All(id => all.Any(other => other.Side == PromiseSide.Government && string.Equals(other.Id, id, StringComparison.Ordinal) && other.Due <= duty.Due));
            if (!waits || (duty.Side == PromiseSide.Government && !duty.After.IsEmpty)) return ProjectRefusals.DutyUnfit($"{at}.after", "只有企业的承诺事项可以待政府的承诺事项完成,且期限不早于它。");
        }

        return new DutyList(all);
    }

    /// <summary>The digest that is signed: of this list, for this project and this showing; 64 lower-case hexadecimal digits.</summary>
    /// <param name="project">The project.</param>
    /// <param name="shownAt">When the list was shown.</param>
    public string DigestFor(ProjectCode project, Instant shownAt)
    {
        var text = new StringBuilder("notify-commit.duties.v1\n").Append(project).Append('\n').Append(shownAt.ToUnixTimeTicks().ToString(CultureInfo.InvariantCulture)).Append('\n');
        foreach (var duty in Duties)
        {
            foreach (string part in (ReadOnlySpan<string>)[duty.Id, duty.Side.ToString(), duty.What, duty.Due.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture), string.Join(',', duty.After)])
                text.Append(part.Length.ToString(CultureInfo.InvariantCulture)).Append(':').Append(part).Append('\n');
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static bool IsId(string? id) => id is { Length: >= 1 and <= 64 } && id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
}
