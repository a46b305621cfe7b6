using System.Text;
using Lambda.Runtime.Wire;

namespace Lambda.Runtime.Tests.Fuzzing;

/// <summary>Fuzzes a status line: it is accepted exactly if it matches the grammar.</summary>
public static class StatusLineTarget
{
    public static void Run(byte[] input) =>
        Property.Equal(
            Naive.StatusLine(Encoding.Latin1.GetString(input)),
            Property.AllocatesWithinLimit(input.Length, granted: 0, () => Parse(input)),
            "the status line");

    private static (int MinorVersion, int Status)? Parse(byte[] line)
    {
        try
        {
            return StatusLine.Parse(line) is var (minorVersion, status) ? (minorVersion, status) : null;
        }
        catch (ProtocolException)
        {
            return null;
        }
    }
}
