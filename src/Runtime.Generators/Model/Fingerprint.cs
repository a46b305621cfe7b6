namespace Lambda.Runtime.Generators.Model;

/// <summary>
/// A hash of the model from which one part of the generated code was printed. The code contains it as a constant, so that an analyzer can compare it with the
/// compilation after all generators.
/// </summary>
/// <param name="Part">The kind of the part.</param>
/// <param name="Name">Identifies it within its kind.</param>
/// <param name="Hash">Differs for different models.</param>
/// <param name="Members">The C# names of the members of a JSON type, between commas.</param>
internal sealed record Fingerprint(FingerprintPart Part, string Name, string Hash, string Members = "")
{
    private const char Separator = '\n';

    public static Fingerprint? Parse(string text)
    {
        string[] parts = text.Split(Separator);
        return parts.Length == 4 && Enum.TryParse(parts[0], out FingerprintPart part) ? new Fingerprint(part, parts[1], parts[2], parts[3]) : null;
    }

    /// <summary>The text that <see cref="Parse"/> reads.</summary>
    public string Print() => string.Join(Separator.ToString(), Part, Name, Hash, Members);
}

/// <summary>A kind of part that has a fingerprint.</summary>
internal enum FingerprintPart
{
    /// <summary>A valid handler, by its longest name.</summary>
    Handler,

    /// <summary>A handler with an error, by its longest name.</summary>
    Invalid,

    /// <summary>A JSON type that is read, by its key.</summary>
    Reader,

    /// <summary>A JSON type that is written, by its key.</summary>
    Writer,

    /// <summary>The startup class.</summary>
    Startup,

    /// <summary>A shutdown method.</summary>
    Shutdown,

    /// <summary>The error type of an exception.</summary>
    ErrorType,
}
