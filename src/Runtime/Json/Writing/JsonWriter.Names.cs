using System.Globalization;

namespace Lambda.Runtime.Json;

public sealed partial class JsonWriter
{
    /// <summary>Writes a dictionary key: <c>True</c> or <c>False</c>.</summary>
    public void WriteName(bool name) => WriteRaw(name ? ",\"True\":"u8 : ",\"False\":"u8);

    /// <summary>Writes a dictionary key, also one that is not finite, such as <c>NaN</c>. System.Text.Json does so for this type, but not for <see cref="double"/>.</summary>
    public void WriteName(float name)
    {
        if (!float.IsFinite(name))
        {
            WriteName(name.ToString(CultureInfo.InvariantCulture));
            return;
        }

        StartName();
        WriteNumber(name);
        EndName();
    }

    /// <summary>Writes a dictionary key, also one that is not finite, as for <see cref="float"/>.</summary>
    public void WriteName(Half name)
    {
        if (!Half.IsFinite(name))
        {
            WriteName(name.ToString(CultureInfo.InvariantCulture));
            return;
        }

        StartName();
        WriteHalf(name);
        EndName();
    }

    /// <summary>Ends a name that was written as a string with its quotes, after <see cref="NextElement"/>.</summary>
    public void EndQuotedName() => WriteByte((byte)':');
}
