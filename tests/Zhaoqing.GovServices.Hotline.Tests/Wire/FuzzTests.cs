using System.Diagnostics;
using System.Globalization;
using Xunit.Abstractions;

namespace Zhaoqing.GovServices.Hotline.Tests.Wire;

/// <summary>The parser against frames by chance. <c>FRAME_FUZZ</c> sets how many, <c>FRAME_SEED</c> other ones; eng/hotline.sh does it at length.</summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    private const int Share = 50_000;

    private static readonly long Frames = Setting("FRAME_FUZZ", 3_000_000), Seed = Setting("FRAME_SEED", 20261130);

    [Fact]
    public void Whatever_bytes_come_the_parser_reads_what_they_are_and_nothing_else()
    {
        long before = GC.GetTotalMemory(forceFullCollection: true), began = Stopwatch.GetTimestamp(), given = 0, read = 0;
        var faults = new long[Enum.GetValues<FrameFault>().Length];
        Parallel.For(0, (int)(Frames / Share), share =>
        {
            var fuzz = new FrameFuzz(unchecked((int)(Seed + share)));
            fuzz.Run(Share);
            Interlocked.Add(ref given, fuzz.Given);
            Interlocked.Add(ref read, fuzz.Read);
            foreach (var (fault, count) in fuzz.Faults) Interlocked.Add(ref faults[(int)fault], count);
        });
        long grown = GC.GetTotalMemory(forceFullCollection: true) - before;
        string told = string.Join(", ", Enum.GetValues<FrameFault>().Select(fault => $"{fault} {faults[(int)fault]:N0}"));
        output.WriteLine($"seed {Seed}: {given:N0} frames given, {read:N0} read, streams by fault: {told}; {Stopwatch.GetElapsedTime(began).TotalSeconds:N0} s, memory grown by {grown:N0} bytes");
        Assert.DoesNotContain(0, faults);
        // Other tests of the program hold memory at the same time; a byte for each frame of a long run would be more than this.
        Assert.True(grown < 64 << 20, $"The memory grew by {grown} bytes.");
    }

    [Fact]
    public void The_checksum_is_that_of_the_table_at_every_length_and_start()
    {
        byte[] bytes = new byte[2_200];
        new Random(1).NextBytes(bytes);
        for (int length = 0; length < 2_100; length++)
        {
            var some = bytes.AsMemory(length % 64, length);
            Assert.Equal(FrameModel.Checksum(some.Span), Crc32C.Of(some.Span));
            Assert.Equal(FrameModel.Checksum(some.Span), Crc32C.Of(Cut.Into(some, length / 3, 5, length / 2)));
        }
    }

    private static long Setting(string name, long otherwise) => long.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out long value) ? value : otherwise;
}
