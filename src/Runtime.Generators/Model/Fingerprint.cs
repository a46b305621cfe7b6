namespace Lambda.Runtime.Generators.Model;

/// <summary>
/// What one part of the emitted code was made from, in short. It is emitted too, so that an analyzer can compare it with the compilation
/// that all generators together have made.
/// </summary>
/// <param name="Part">Which kind of part it is.</param>
/// <param name="Name">Which one of its kind.</param>
/// <param name="Hash">Differs when the model does.</param>
/// <param name="Members">The C# names of the members of a JSON type, between commas.</param>
internal sealed record Fingerprint(FingerprintPart Part, string Name, string Hash, string Members = "")
{
    private const char Separator = '\n';

    public static Fingerprint? Parse(string text)
    {
        string[] parts = text.Split(Separator);
        return parts.Length == 4 && Enum.TryParse(parts[0], out FingerprintPart part) ? new Fingerprint(part, parts[1], parts[2], parts[3]) : null;
    }

    /// <summary>One text, which <see cref="Parse"/> reads.</summary>
    public string Print() => string.Join(Separator.ToString(), Part, Name, Hash, Members);
}

/// <summary>What has a fingerprint.</summary>
internal enum FingerprintPart
{
    /// <summary>A handler that can be served, by its longest name.</summary>
    Handler,

    /// <summary>One that cannot, and has been reported.</summary>
    Refused,

    /// <summary>A JSON type that is read, by its key.</summary>
    Reader,

    /// <summary>One that is written.</summary>
    Writer,

    /// <summary>The startup class.</summary>
    Startup,

    /// <summary>A shutdown method.</summary>
    Shutdown,

    /// <summary>The error type of an exception.</summary>
    ErrorType,
}
