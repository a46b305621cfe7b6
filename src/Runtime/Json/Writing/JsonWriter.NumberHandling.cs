using System.Globalization;
using System.Text.Json.Serialization;

namespace Lambda.Runtime.Json;

/// <summary>Writes numbers with a <see cref="JsonNumberHandlingAttribute"/>.</summary>
public sealed partial class JsonWriter
{
    /// <summary>The options under which a number that is not finite is written as a string such as <c>"NaN"</c>.</summary>
    private const JsonNumberHandling WritesNamedLiterals = JsonNumberHandling.AllowNamedFloatingPointLiterals | JsonNumberHandling.WriteAsString;

    /// <summary>Writes an integer, in quotes if requested.</summary>
    public void WriteNumber(long value, JsonNumberHandling handling)
    {
        bool isQuoted = StartNumber(handling);
        WriteNumber(value);
        EndNumber(isQuoted);
    }

    /// <summary>Writes an integer, in quotes if requested.</summary>
    public void WriteNumber(ulong value, JsonNumberHandling handling)
    {
        bool isQuoted = StartNumber(handling);
        WriteNumber(value);
        EndNumber(isQuoted);
    }

    /// <summary>Writes an integer, in quotes if requested.</summary>
    public void WriteInt128(Int128 value, JsonNumberHandling handling)
    {
        bool isQuoted = StartNumber(handling);
        WriteInt128(value);
        EndNumber(isQuoted);
    }

    /// <summary>Writes an integer, in quotes if requested.</summary>
    public void WriteUInt128(UInt128 value, JsonNumberHandling handling)
    {
        bool isQuoted = StartNumber(handling);
        WriteUInt128(value);
        EndNumber(isQuoted);
    }

    /// <summary>Writes a number, in quotes if requested.</summary>
    public void WriteNumber(decimal value, JsonNumberHandling handling)
    {
        bool isQuoted = StartNumber(handling);
        WriteNumber(value);
        EndNumber(isQuoted);
    }

    /// <summary>Writes a number, in quotes if requested, and a number that is not finite as a string, if requested.</summary>
    public void WriteNumber(double value, JsonNumberHandling handling)
    {
        if (!double.IsFinite(value) && (handling & WritesNamedLiterals) != 0)
        {
            WriteString(value.ToString(CultureInfo.InvariantCulture));
            return;
        }

        bool isQuoted = StartNumber(handling);
        WriteNumber(value);
        EndNumber(isQuoted);
    }

    /// <summary>Writes a number, in quotes if requested, and a number that is not finite as a string, if requested.</summary>
    public void WriteNumber(float value, JsonNumberHandling handling)
    {
        if (!float.IsFinite(value) && (handling & WritesNamedLiterals) != 0)
        {
            WriteString(value.ToString(CultureInfo.InvariantCulture));
            return;
        }

        bool isQuoted = StartNumber(handling);
        WriteNumber(value);
        EndNumber(isQuoted);
    }

    /// <summary>Writes a number, in quotes if requested, and a number that is not finite as a string, if requested.</summary>
    public void WriteHalf(Half value, JsonNumberHandling handling)
    {
        if (!Half.IsFinite(value) && (handling & WritesNamedLiterals) != 0)
        {
            WriteString(value.ToString(CultureInfo.InvariantCulture));
            return;
        }

        bool isQuoted = StartNumber(handling);
        WriteHalf(value);
        EndNumber(isQuoted);
    }

    private bool StartNumber(JsonNumberHandling handling)
    {
        bool isQuoted = handling.HasFlag(JsonNumberHandling.WriteAsString);
        if (isQuoted)
            WriteByte((byte)'"');
        return isQuoted;
    }

    private void EndNumber(bool isQuoted)
    {
        if (isQuoted)
            WriteByte((byte)'"');
    }
}
