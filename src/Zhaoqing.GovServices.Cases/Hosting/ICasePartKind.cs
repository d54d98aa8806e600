using NodaTime;

namespace Zhaoqing.GovServices.Cases.Hosting;

/// <summary>A kind of part that a package brings to cases; a host registers each as a service.</summary>
public interface ICasePartKind
{
    /// <summary>The kind, see <see cref="CasePart.Kind"/>.</summary>
    string Kind { get; }

    /// <summary>The wire names of its events, for example <c>notify-commit.committed.v1</c>.</summary>
    IEnumerable<string> WireNames { get; }

    /// <summary>The wire name of one of its events.</summary>
    string NameOf(PartEvent happened);

    /// <summary>The content for the record, UTF-8 JSON.</summary>
    byte[] Write(PartEvent happened);

    /// <summary>Reads one of its events.</summary>
    /// <param name="type">One of <see cref="WireNames"/>.</param>
    /// <param name="content">The content, UTF-8 JSON.</param>
    PartEvent Read(string type, ReadOnlySpan<byte> content);

    /// <summary>What somebody may do to the part now.</summary>
    /// <param name="part">The part; <see langword="null"/> where the case has none yet.</param>
    /// <param name="file">The case.</param>
    /// <param name="by">Who asks.</param>
    /// <param name="at">When.</param>
    IEnumerable<PartAct> ActsFor(CasePart? part, CaseFile file, CaseActor by, Instant at);
}
