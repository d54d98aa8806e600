using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Zhaoqing.GovServices.Catalogue;

namespace Zhaoqing.GovServices.NotifyCommit;

/// <summary>The notice as it is shown to one applicant (告知书): the text of the list edition for this matter. A promise is bound to its digest.</summary>
/// <remarks>Immutable.</remarks>
public sealed record CommitmentNotice
{
    /// <summary>The notice of an entry.</summary>
    /// <param name="edition">The edition the entry stands in.</param>
    /// <param name="entry">The entry.</param>
    /// <param name="matterName">The name of the matter in Chinese.</param>
    public CommitmentNotice(PromiseEdition edition, CommitEntry entry, string matterName)
    {
        ArgumentNullException.ThrowIfNull(edition);
        ArgumentNullException.ThrowIfNull(entry);
        ArgumentException.ThrowIfNullOrWhiteSpace(matterName);
        Edition = edition.Id;
        Matter = entry.Matter;
        MatterName = matterName;
        Text = entry.Notice;
        Verification = entry.Verification;
        Digest = DigestOf(this);
    }

    /// <summary>The edition it is taken from.</summary>
    public string Edition { get; }

    /// <summary>The matter.</summary>
    public MatterCode Matter { get; }

    /// <summary>The name of the matter.</summary>
    public string MatterName { get; }

    /// <summary>What is told.</summary>
    public NoticeText Text { get; }

    /// <summary>How the promise will be verified.</summary>
    public VerificationPlan Verification { get; }

    /// <summary>The SHA-256 of everything above, 64 lower-case hexadecimal digits. Any other character anywhere makes another digest.</summary>
    [Clause("CON-7.3")]
    public string Digest { get; }

    private static string DigestOf(CommitmentNotice notice)
    {
        var text = notice.Text;
        var plan = notice.Verification;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add("notify-commit.notice.v1");
        Add(notice.Edition);
        Add(notice.Matter.ToString());
        Add(notice.MatterName);
        AddAll(text.Promised);
        AddAll(text.Requirements);
        Add(text.Liability);
        Add(text.Publicity ?? "");
        AddAll(plan.Methods.Select(method => method.ToString()));
        Add(string.Create(CultureInfo.InvariantCulture, $"{plan.Within}|{plan.Correction}"));
        return Convert.ToHexStringLower(hash.GetHashAndReset());

        void AddAll(IEnumerable<string> parts)
        {
            string[] all = [.. parts];
            Count(all.Length);
            foreach (string part in all) Add(part);
        }

        // Each part with its length, so that no two notices run into the same bytes.
        void Add(string part)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(part);
            Count(bytes.Length);
            hash.AppendData(bytes);
        }

        void Count(int number)
        {
            Span<byte> length = stackalloc byte[4];
            BinaryPrimitives.WriteInt32BigEndian(length, number);
            hash.AppendData(length);
        }
    }
}
