using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>A whole number from one end to the other, both included.</summary>
/// <param name="From">The least number.</param>
/// <param name="To">The greatest number.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct NumberRange(int From, int To)
{
    internal bool IsEmpty => From > To;

    internal bool Contains(int number) => number >= From && number <= To;
}

/// <summary>Some of the answers to a question, and where they lead.</summary>
/// <param name="Next">The question or the situation that follows, by its name.</param>
public sealed record SituationBranch(string Next)
{
    /// <summary>The answers, for a question with choices.</summary>
    public ImmutableArray<string> Choices { get; init; } = [];

    /// <summary>The numbers, for a question that asks for a number.</summary>
    public NumberRange? Numbers { get; init; }
}

/// <summary>A question (情形问题) with all its possible answers and where each of them leads.</summary>
/// <param name="Id">Its name in the tree.</param>
/// <param name="Text">The question in Chinese.</param>
/// <param name="Branches">Where the answers lead.</param>
public sealed record SituationQuestion(string Id, string Text, ImmutableArray<SituationBranch> Branches)
{
    /// <summary>The answers to choose from; empty where a number is asked for.</summary>
    public ImmutableArray<string> Choices { get; init; } = [];

    /// <summary>The numbers that may be answered; <see langword="null"/> where there are choices.</summary>
    public NumberRange? Numbers { get; init; }
}

/// <summary>A situation (办理情形): what must be handed in by whom it applies to.</summary>
/// <param name="Id">Its name in the tree.</param>
/// <param name="Name">Its name in Chinese.</param>
/// <param name="Materials">The materials that are needed in it.</param>
public sealed record Situation(string Id, string Name, ImmutableArray<MaterialCode> Materials);
