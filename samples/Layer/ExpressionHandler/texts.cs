public static class Texts
{
    /// <summary>Returns a function that puts a word before and after a text.</summary>
    public static Func<string, string> Around(string word) => text => $"{word} {text} {word}";
}
