public static class Texts
{
    /// <summary>What puts a word around a text.</summary>
    public static Func<string, string> Around(string word) => text => $"{word} {text} {word}";
}
