using NodaTime;

namespace Zhaoqing.GovServices.CrossRegion.Hosting;

/// <summary>How much of what is refused is kept for inspection (留存待查限额), for each platform and day in China; what comes from platforms this one is not connected with counts as from one.</summary>
/// <remarks>What is beyond is refused all the same, with the same code, and not kept. Nothing that was taken counts against it. Hosts that share a journal may each keep a few more.</remarks>
/// <param name="MostADay">The most messages.</param>
/// <param name="MostBytesADay">The most bytes, as they stand in the record.</param>
public sealed record KeptRefusals(int MostADay, long MostBytesADay)
{
    /// <summary>Unless told: 1,000 messages and 16 MiB. A design.</summary>
    public static KeptRefusals Usual { get; } = new(1_000, 16 * 1024 * 1024);
}

/// <summary>What of one day is kept for inspection.</summary>
/// <param name="Day">The day in China.</param>
/// <param name="Count">How many messages.</param>
/// <param name="Bytes">How many bytes, as they stand in the record.</param>
/// <param name="IsFull">Whether more came than is kept (留存已满): people should ask the other platform what it sends.</param>
public sealed record RefusedDay(LocalDate Day, int Count, long Bytes, bool IsFull);
