using System.Text;

namespace Lambda.Runtime.Logging;

/// <summary>The log levels of Lambda: their names and their order.</summary>
internal static class LogLevels
{
    /// <summary>The rank of <c>DEBUG</c>.</summary>
    public const int Debug = 1;

    private static readonly string[] Names = ["TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL"];

    /// <summary>Gets the rank of a level by its name.</summary>
    /// <param name="name">In any case.</param>
    /// <returns>0 for <c>TRACE</c> to 5 for <c>FATAL</c>; 2, that of <c>INFO</c>, for any other name.</returns>
    public static int GetRank(string name)
    {
        for (int rank = 0; rank < Names.Length; rank++)
        {
            if (Ascii.EqualsIgnoreCase(Names[rank], name))
                return rank;
        }

        return 2;
    }

    /// <summary>Gets the name of a level, in capitals.</summary>
    public static string GetName(int rank) => Names[rank];
}
