namespace Zhaoqing.GovServices.Journal;

/// <summary>The record holds an event of a kind this program does not know; a newer program wrote it.</summary>
public sealed class UnknownEventException : Exception
{
    /// <summary>Names the event.</summary>
    /// <param name="type">The wire name.</param>
    public UnknownEventException(string type)
        : base($"The record holds an event of the unknown kind '{type}'.") => Type = type;

    /// <summary>The wire name.</summary>
    public string Type { get; }
}
