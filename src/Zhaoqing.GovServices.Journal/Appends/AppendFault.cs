namespace Zhaoqing.GovServices.Journal;

/// <summary>Why an append was refused; nothing was recorded. One of <see cref="StaleVersion"/> and <see cref="KeyReused"/>.</summary>
public abstract record AppendFault
{
    private AppendFault()
    {
    }

    /// <summary>The stable code for programs, for example <c>journal.stale-version</c>.</summary>
    public abstract string Code { get; }

    /// <summary>What is wrong and what can be done next, in Chinese.</summary>
    public abstract string Message { get; }

    /// <summary>The stream has moved on, or is not there yet: read it again and decide anew.</summary>
    /// <param name="Expected">The version the caller decided on; 0 for no stream.</param>
    /// <param name="Actual">The version there is; 0 for no stream.</param>
    public sealed record StaleVersion(long Expected, long Actual) : AppendFault
    {
        /// <inheritdoc/>
        public override string Code => "journal.stale-version";

        /// <inheritdoc/>
        public override string Message => $"卷宗版本已变化(预期{Expected},实际{Actual}),请重新读取后再办理。";
    }

    /// <summary>The idempotency key was used before, for a request with another fingerprint.</summary>
    /// <param name="First">What the first request with the key was answered.</param>
    public sealed record KeyReused(Appended First) : AppendFault
    {
        /// <inheritdoc/>
        public override string Code => "journal.key-reused";

        /// <inheritdoc/>
        public override string Message => "该幂等键已用于内容不同的请求,请换用新的幂等键。";
    }
}
