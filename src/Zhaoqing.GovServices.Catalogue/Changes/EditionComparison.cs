using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>Whether a difference makes it lighter or heavier for the applicant.</summary>
public enum Burden
{
    /// <summary>Neither (不涉及负担).</summary>
    Same,

    /// <summary>Less to bring, to pass or to wait for (减少).</summary>
    Lighter,

    /// <summary>More to bring, to pass or to wait for (增加): it needs a legal basis.</summary>
    Heavier,
}

/// <summary>One element that differs.</summary>
/// <param name="Element">Its name in Chinese.</param>
/// <param name="Before">What it was; <see langword="null"/> where it is new.</param>
/// <param name="After">What it is; <see langword="null"/> where it is gone.</param>
/// <param name="Burden">What that means for the applicant.</param>
/// <param name="Basis">The article it names; <see langword="null"/> where it names none.</param>
public sealed record ElementDifference(string Element, string? Before, string? After, Burden Burden, LegalGround? Basis);

/// <summary>A matter that two editions hold differently, or that only one holds.</summary>
/// <param name="Code">The code.</param>
/// <param name="Before">The matter before; <see langword="null"/> where it is new.</param>
/// <param name="After">The matter after; <see langword="null"/> where it was retired.</param>
/// <param name="Elements">What differs, for a matter that both hold.</param>
public sealed record MatterDifference(MatterCode Code, Matter? Before, Matter? After, ImmutableArray<ElementDifference> Elements);

/// <summary>What changed between two editions (版本比较), matter by matter, in words that a citizen and a reviewer can read.</summary>
/// <remarks>Immutable. Matters with equal hashes are equal and stand in no list.</remarks>
public sealed class EditionComparison
{
    private EditionComparison(ImmutableArray<MatterDifference> matters)
    {
        Matters = matters;
        RisesWithoutBasis =
        [
            .. from matter in matters
               from element in matter.Elements
               where element is { Burden: Burden.Heavier, Basis: null }
               select new Finding(matter.Code.ToString(), element.Element, element.After ?? "", "catalogue.rise-without-basis", $"{matter.After!.Name}的{element.Element}增加为“{element.After}”,没有写明法律依据。"),
        ];
    }

    /// <summary>The matters that differ, by code.</summary>
    public ImmutableArray<MatterDifference> Matters { get; }

    /// <summary>Where more is asked than before without an article for it (REG-3.15).</summary>
    [Clause("REG-3.15")]
    public ImmutableArray<Finding> RisesWithoutBasis { get; }

    /// <summary>Compares two editions.</summary>
    public static EditionComparison Between(CatalogueEdition before, CatalogueEdition after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        return Between(before.Matters, after.Matters, (i, j) => before.HashAt(i).SequenceEqual(after.HashAt(j)));
    }

    /// <summary>Which of these codes it touches, such as those of open cases; open cases keep the edition they are bound to.</summary>
    public ImmutableArray<MatterCode> Touched(IEnumerable<MatterCode> codes)
    {
        ArgumentNullException.ThrowIfNull(codes);
        var differing = Matters.Select(matter => matter.Code).ToHashSet();
        return [.. codes.Where(differing.Contains).Distinct()];
    }

    /// <summary>The comparison in Chinese, a line for each matter and each element.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"共有{Matters.Length}个事项变动。");
        foreach (var matter in Matters)
        {
            string what = matter.Before is null ? "新增" : matter.After is null ? "取消" : "调整";
            text.Append(CultureInfo.InvariantCulture, $"\n{what} {matter.Code} {(matter.After ?? matter.Before)!.Name}");
            foreach (var element in matter.Elements)
            {
                string burden = element.Burden switch { Burden.Lighter => "(减少)", Burden.Heavier => element.Basis is { } basis ? $"(增加,依据{basis})" : "(增加,未写明依据)", _ => "" };
                string change = (element.Before, element.After) switch
                {
                    (null, { } now) => $"新增“{now}”",
                    ({ } was, null) => $"取消“{was}”",
                    _ => $"“{element.Before}”改为“{element.After}”",
                };
                text.Append(CultureInfo.InvariantCulture, $"\n  {element.Element}:{change}{burden}");
            }
        }

        return text.ToString();
    }

    /// <summary>Both are ordered by code.</summary>
    internal static EditionComparison Between(ImmutableArray<Matter> before, ImmutableArray<Matter> after) =>
        Between(before, after, (i, j) => ReferenceEquals(before[i], after[j]));

    /// <summary>Both are ordered by code; what is told to be the same by places is not looked at.</summary>
    private static EditionComparison Between(ImmutableArray<Matter> before, ImmutableArray<Matter> after, Func<int, int, bool> isSame)
    {
        var found = ImmutableArray.CreateBuilder<MatterDifference>();
        int i = 0, j = 0;
        while (i < before.Length || j < after.Length)
        {
            int order = i == before.Length ? 1 : j == after.Length ? -1 : before[i].Code.CompareTo(after[j].Code);
            if (order < 0) found.Add(new MatterDifference(before[i].Code, before[i], After: null, []));
            else if (order > 0) found.Add(new MatterDifference(after[j].Code, Before: null, after[j], []));
            else if (!isSame(i, j) && MatterComparison.Of(before[i], after[j]) is { } difference) found.Add(difference);
            if (order <= 0) i++;
            if (order >= 0) j++;
        }

        return new EditionComparison(found.ToImmutable());
    }
}
