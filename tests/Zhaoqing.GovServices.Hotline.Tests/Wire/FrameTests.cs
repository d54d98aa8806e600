using System.Buffers;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Zhaoqing.GovServices.Hotline.Tests.Wire;

/// <summary>What holds of frames, wherever their bytes are cut and whatever becomes of them.</summary>
public sealed class FrameTests
{
    private static readonly Gen<Sent> Sendings =
        from flags in Gen.Elements(FrameMarks.None, FrameMarks.Emergency, FrameMarks.Exercise, FrameMarks.Emergency | FrameMarks.Exercise, FrameMarks.Compressed)
        from type in Gen.Choose(0, ushort.MaxValue)
        from length in Gen.Frequency((5, Gen.Choose(1, 80)), (1, Gen.Choose(1, 5_000)))
        from fill in Gen.Choose(0, 255)
        from isSigned in Gen.Elements(true, false)
        select new Sent(flags, (ushort)type, Filled(length, fill), isSigned ? Filled(FrameHeader.SignatureSize, fill + 1) : []);

    private static readonly Arbitrary<Sent[]> Streams = Sendings.NonEmptyListOf().Select(list => list.ToArray()).ToArbitrary();

    [Property]
    public Property What_was_written_is_read_wherever_it_is_cut() => Prop.ForAll(Streams, Gen.Choose(0, 40).ArrayOf().ToArbitrary(), (sent, cuts) =>
    {
        var buffer = Cut.Into(Written(sent), cuts);
        var parser = new FrameParser();
        foreach (var one in sent)
        {
            if (parser.TryRead(ref buffer, out var frame) != FrameOutcome.Read || !one.Is(frame)) return false;
        }

        return buffer.IsEmpty && parser.TryRead(ref buffer, out _) == FrameOutcome.NeedsMore && parser.LastSequence == (ulong)sent.Length;
    });

    [Property(MaxTest = 30)]
    public Property Byte_by_byte_a_frame_is_there_with_its_last_byte_and_not_before() => Prop.ForAll(Sendings.ToArbitrary(), sent =>
    {
        byte[] bytes = Written(sent);
        for (int length = 0; length < bytes.Length; length++)
        {
            var part = new ReadOnlySequence<byte>(bytes, 0, length);
            if (new FrameParser().TryRead(ref part, out _) != FrameOutcome.NeedsMore || part.Length != length) return false;
        }

        var whole = new ReadOnlySequence<byte>(bytes);
        return new FrameParser().TryRead(ref whole, out var frame) == FrameOutcome.Read && sent.Is(frame);
    });

    [Property(MaxTest = 500)]
    public Property A_flipped_bit_never_gives_another_frame() => Prop.ForAll(Sendings.Where(sent => sent.Signature.Length == 0).ToArbitrary(), Gen.Choose(0, int.MaxValue).ToArbitrary(), (sent, place) =>
    {
        byte[] bytes = Written(sent);
        int bit = place % (bytes.Length * 8);
        bytes[bit / 8] ^= (byte)(1 << (bit % 8));
        var buffer = new ReadOnlySequence<byte>(bytes);
        var parser = new FrameParser();
        return parser.TryRead(ref buffer, out _) == FrameOutcome.Fault && parser.Fault != FrameFault.None && parser.TryRead(ref buffer, out _) == FrameOutcome.Fault;
    });

    [Property(MaxTest = 2_000)]
    public Property Bytes_of_any_kind_end_in_a_fault_or_in_waiting_and_never_in_an_error(byte[] noise, bool likeAFrame) => Prop.ToProperty(Ends(likeAFrame ? [.. "ZGB1\x01"u8, .. noise] : noise));

    [Fact]
    // A collection in between counts what is left of an allocation area, up to 8 KiB; an object for each frame would be 24,000 bytes at least.
    public void A_frame_that_takes_no_part_costs_no_memory()
    {
        byte[] bytes = Written([.. Enumerable.Range(0, 1_000).Select(i => new Sent(FrameMarks.None, 0x10, Filled(512, i), []))]);
        Read();
        long before = GC.GetAllocatedBytesForCurrentThread();
        int read = Read();
        long after = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal((1_000, true), (read, after - before < 16_000));

        int Read()
        {
            var buffer = new ReadOnlySequence<byte>(bytes);
            var parser = new FrameParser();
            int frames = 0;
            while (parser.TryRead(ref buffer, out _) == FrameOutcome.Read) frames++;
            return frames;
        }
    }

    [Fact]
    public void Vectors_of_the_proposal()
    {
        Assert.Equal(0xE3069283u, Crc32C.Of("123456789"u8));
        Assert.Equal(0u, Crc32C.Of([]));
        Assert.Equal("5A4742310100000200000000000000000000" + "0001DEE784D8", Head(new FrameHeader(FrameMarks.None, LinkMessageTypes.Heartbeat, 0, 1)));
        Assert.Equal("5A474231010100300000000200000000000000" + "0716C4135F", Head(new FrameHeader(FrameMarks.Emergency, 0x0030, 2, 7)));
        Assert.Equal(0x297BD0AAu, Crc32C.Of("{}"u8));

        static string Head(FrameHeader header)
        {
            byte[] bytes = new byte[FrameHeader.Size];
            header.Write(bytes);
            return Convert.ToHexString(bytes);
        }
    }

    [Theory]
    [InlineData(FrameMarks.None, (1 << 20) + 1)]
    [InlineData(FrameMarks.Emergency, (1 << 16) + 1)]
    [InlineData(FrameMarks.None, int.MaxValue)]
    public void A_length_over_the_limit_is_told_by_the_head_alone(FrameMarks flags, int length)
    {
        byte[] head = new byte[FrameHeader.Size];
        new FrameHeader(flags, 0x10, length, 1).Write(head);
        Assert.Equal(FrameFault.TooLarge, FaultOf(head));
    }

    [Fact]
    public void A_negative_length_is_too_large()
    {
        byte[] head = new byte[FrameHeader.Size];
        new FrameHeader(FrameMarks.None, 0x10, 1, 1).Write(head);
        head[8] = 0xFF;
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(20), Crc32C.Of(head.AsSpan(0, 20)));
        Assert.Equal(FrameFault.TooLarge, FaultOf(head));
        Assert.Throws<ArgumentException>(() => new FrameHeader(FrameMarks.None, 0x10, -1, 1).Write(head));
        Assert.Throws<ArgumentException>(() => new FrameHeader((FrameMarks)0x40, 0x10, 1, 1).Write(head));
    }

    [Theory]
    [InlineData("48545450", FrameFault.BadMagic)]
    [InlineData("5A47423102", FrameFault.UnknownVersion)]
    [InlineData("5A4742310120", FrameFault.UnknownFlags)]
    public void A_stream_that_is_none_is_closed_at_the_first_byte_that_says_so(string hex, FrameFault fault)
    {
        byte[] bytes = Convert.FromHexString(hex);
        Assert.Equal(fault, FaultOf(bytes));
        Assert.Equal(fault, FaultOf(bytes[..(fault == FrameFault.BadMagic ? 1 : bytes.Length)]));
    }

    [Fact]
    public void A_place_left_out_and_one_that_comes_again_close_the_connection()
    {
        byte[] both = Written(new Sent(FrameMarks.None, 0x10, [1], []), new Sent(FrameMarks.None, 0x10, [2], []));
        byte[] second = both[(both.Length / 2)..];
        Assert.Equal(FrameFault.SequenceGap, FaultOf(second));
        Assert.Equal(FrameFault.SequenceGap, FaultOf([.. both[..(both.Length / 2)], .. both[..(both.Length / 2)]]));
    }

    [Fact]
    public void Only_a_heartbeat_is_empty()
    {
        byte[] head = new byte[FrameHeader.Size + 4];
        new FrameHeader(FrameMarks.None, 0x10, 0, 1).Write(head);
        Assert.Equal(FrameFault.EmptyBody, FaultOf(head));
        new FrameHeader(FrameMarks.None, LinkMessageTypes.HeartbeatAck, 0, 1).Write(head);
        var buffer = new ReadOnlySequence<byte>(head);
        Assert.Equal(FrameOutcome.Read, new FrameParser().TryRead(ref buffer, out _));
        Assert.Throws<ArgumentException>(() => new FrameWriter().Write(new ArrayBufferWriter<byte>(), FrameMarks.None, 0x10, []));
    }

    [Fact]
    public void An_urgent_frame_passes_between_the_pieces_of_a_long_one_and_nothing_else_does()
    {
        var to = new ArrayBufferWriter<byte>();
        var writer = new FrameWriter();
        var rest = writer.WriteChunk(to, FrameMarks.None, 0x20, new byte[40_000]);
        writer.Write(to, FrameMarks.Emergency, 0x30, [1]);
        rest = writer.WriteChunk(to, FrameMarks.None, 0x20, rest);
        int beforeLast = to.WrittenCount;
        rest = writer.WriteChunk(to, FrameMarks.None, 0x20, rest);
        Assert.True(rest.IsEmpty);
        var buffer = new ReadOnlySequence<byte>(to.WrittenMemory);
        var parser = new FrameParser();
        var seen = new List<(int Type, bool IsLast, bool IsEmergency)>();
        while (parser.TryRead(ref buffer, out var frame) == FrameOutcome.Read) seen.Add((frame.Header.Type, frame.IsLast, frame.IsEmergency));
        Assert.Equal([(0x20, false, false), (0x30, true, true), (0x20, false, false), (0x20, true, false)], seen);

        var mixed = new ArrayBufferWriter<byte>();
        mixed.Write(to.WrittenSpan[..beforeLast]);
        byte[] other = new byte[FrameHeader.Size];
        new FrameHeader(FrameMarks.None, 0x21, 1, 4).Write(other);
        mixed.Write(other);
        Assert.Equal(FrameFault.MixedChunks, FaultOf(mixed.WrittenSpan.ToArray()));
        Assert.Throws<ArgumentException>(() => writer.WriteChunk(to, FrameMarks.Emergency, 0x30, new byte[1]));
    }

    [Fact]
    public void Pieces_together_keep_to_the_limit_too()
    {
        var limits = new FrameLimits(1_000, 100);
        var (to, writer) = (new ArrayBufferWriter<byte>(), new FrameWriter(limits));
        writer.Write(to, FrameMarks.MoreChunks, 0x20, new byte[600]);
        writer.Write(to, FrameMarks.None, 0x20, new byte[401]);
        Assert.Equal(FrameFault.TooLarge, FaultOf(to.WrittenSpan.ToArray(), limits));
        Assert.Throws<ArgumentException>(() => writer.Write(to, FrameMarks.Emergency, 0x30, new byte[101]));
        Assert.Throws<ArgumentException>(() => writer.Write(to, FrameMarks.None, 0x30, new byte[1], new byte[63]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new FrameLimits(10, 11));
    }

    private static bool Ends(byte[] bytes)
    {
        var buffer = new ReadOnlySequence<byte>(bytes);
        var parser = new FrameParser();
        FrameOutcome outcome;
        while ((outcome = parser.TryRead(ref buffer, out _)) == FrameOutcome.Read)
        {
        }

        return (outcome == FrameOutcome.Fault) == (parser.Fault != FrameFault.None);
    }

    private static FrameFault FaultOf(byte[] bytes, FrameLimits? limits = null)
    {
        var buffer = new ReadOnlySequence<byte>(bytes);
        var parser = new FrameParser(limits);
        while (parser.TryRead(ref buffer, out _) == FrameOutcome.Read)
        {
        }

        return parser.Fault;
    }

    private static byte[] Written(params Sent[] sent)
    {
        var to = new ArrayBufferWriter<byte>();
        var writer = new FrameWriter();
        foreach (var one in sent) writer.Write(to, one.Flags, one.Type, one.Body, one.Signature);
        return to.WrittenSpan.ToArray();
    }

    private static byte[] Filled(int length, int seed)
    {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) bytes[i] = (byte)((seed + (i * 7)) & 0xFF);
        return bytes;
    }

    private sealed record Sent(FrameMarks Flags, ushort Type, byte[] Body, byte[] Signature)
    {
        public bool Is(Frame frame) =>
            (frame.Header.Flags & ~FrameMarks.HasSignature) == Flags && frame.Header.Type == Type && frame.Body.ToArray().AsSpan().SequenceEqual(Body) && frame.Signature.ToArray().AsSpan().SequenceEqual(Signature);
    }
}
