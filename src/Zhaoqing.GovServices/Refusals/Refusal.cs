using System.Collections.Immutable;

namespace Zhaoqing.GovServices;

/// <summary>What the rules answer when they forbid something: a stable code, a Chinese sentence, the legal ground and the fields at fault.</summary>
/// <remarks>
/// Always the first case of a union, so that a forgotten value fails closed. It never holds a person's data:
/// messages name fields and rules, not identity numbers or names.
/// </remarks>
public sealed record Refusal
{
    /// <summary>Creates a refusal.</summary>
    /// <param name="code">Stable, kebab-case, with the package's prefix, for example <c>cases.material-not-listed</c>.</param>
    /// <param name="message">A Chinese sentence that says what is wrong and what can be done next.</param>
    /// <param name="basis">The legal grounds; at least one.</param>
    /// <exception cref="ArgumentException">The code has another form, the message is empty, or there is no ground.</exception>
    public Refusal(string code, string message, params ReadOnlySpan<LegalGround> basis)
    {
        if (!IsCode(code)) throw new ArgumentException("A refusal's code is kebab-case with a package prefix, like cases.material-not-listed.", nameof(code));
        ArgumentException.ThrowIfNullOrWhiteSpace(message);
        if (basis.IsEmpty || basis.Contains(null!)) throw new ArgumentException("A refusal tells its legal ground.", nameof(basis));
        Code = code;
        Message = message;
        Basis = [.. basis];
    }

    /// <summary>The stable code for programs, kebab-case with the package's prefix.</summary>
    public string Code { get; }

    /// <summary>The sentence for people, in Chinese: what is wrong and what can be done next.</summary>
    public string Message { get; }

    /// <summary>The legal grounds, the nearest first; never empty.</summary>
    public ImmutableArray<LegalGround> Basis { get; }

    /// <summary>The fields at fault, when the refusal is about what was sent; empty when it is about a rule or a state.</summary>
    public ImmutableArray<FieldFault> Fields { get; init; } = [];

    /// <summary>The same refusal with one more field at fault.</summary>
    public Refusal OnField(string field, string message) => this with { Fields = Fields.Add(new FieldFault(field, message)) };

    /// <summary>Code and sentence, for a log or an exception.</summary>
    public override string ToString() => $"{Code}: {Message}";

    /// <summary>Whether a text has the form of a code: kebab-case with a prefix, as <c>cases.material-not-listed</c>. For codes that another system tells.</summary>
    public static bool IsCode(string? code)
    {
        if (code is null) return false;
        int point = code.IndexOf('.', StringComparison.Ordinal);
        return point > 0 && IsKebab(code.AsSpan(0, point)) && IsKebab(code.AsSpan(point + 1));

        static bool IsKebab(ReadOnlySpan<char> text)
        {
            char before = '-';
            foreach (char c in text)
            {
                if (!char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && (c != '-' || before == '-')) return false;
                before = c;
            }

            return before != '-';
        }
    }
}

/// <summary>One field at fault.</summary>
/// <param name="Field">Its path as the caller knows it, for example <c>applicant.identifier</c> or <c>materials[2].material</c>.</param>
/// <param name="Message">What is wrong with it, in Chinese; never the value of a person's field.</param>
public sealed record FieldFault(string Field, string Message);
