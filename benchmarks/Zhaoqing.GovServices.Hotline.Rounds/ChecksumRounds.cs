using System.Buffers;
using System.Diagnostics;

namespace Zhaoqing.GovServices.Hotline.Rounds;

/// <summary>The checksum alone, and a frame written and read alone, without a socket.</summary>
internal static class ChecksumRounds
{
    internal static int Run(int rounds)
    {
        var table = new Table("ns");
        for (int round = -1; round < rounds; round++)
        {
            foreach (int bytes in (int[])[20, 128, 512, 8192])
            {
                byte[] body = new byte[bytes];
                new Random(1).NextBytes(body);
                Add($"CRC-32C of {bytes} bytes", 200_000, () => (int)(Crc32C.Of(body) & 1));
            }

            foreach (int bytes in (int[])[128, 512, 8192])
            {
                byte[] body = new byte[bytes];
                var to = new ArrayBufferWriter<byte>(1 << 20);
                var written = new ArrayBufferWriter<byte>(1 << 20);
                var first = new FrameWriter();
                int frames = (1 << 19) / bytes;
                for (int i = 0; i < frames; i++) first.Write(written, FrameMarks.None, 0x10, body);
                Add($"a frame of {bytes} bytes written", 100, () =>
                {
                    to.ResetWrittenCount();
                    var writer = new FrameWriter();
                    for (int i = 0; i < frames; i++) writer.Write(to, FrameMarks.None, 0x10, body);
                    return frames;
                }, frames);
                Add($"a frame of {bytes} bytes read", 100, () =>
                {
                    var buffer = new ReadOnlySequence<byte>(written.WrittenMemory);
                    var parser = new FrameParser();
                    int read = 0;
                    while (parser.TryRead(ref buffer, out _) == FrameOutcome.Read) read++;
                    return read == frames ? read : throw new InvalidOperationException("Not read.");
                }, frames);
            }

            void Add(string name, int times, Func<int> run, int each = 1)
            {
                long began = Stopwatch.GetTimestamp();
                int sum = 0;
                for (int i = 0; i < times; i++) sum = unchecked(sum + run());
                GC.KeepAlive(sum);
                if (round >= 0) table.Add(name, Stopwatch.GetElapsedTime(began).TotalNanoseconds / times / each);
            }
        }

        table.Print();
        return 0;
    }
}
