namespace Lambda.Runtime.Emulator.Extensions;

/// <summary>Gives each value that was read a version, and another one when it has changed. Safe to use from any thread.</summary>
/// <param name="time">The clock for the times of the versions.</param>
internal sealed class ValueVersions(TimeProvider time)
{
    private readonly Dictionary<string, (string Value, ValueVersion Version)> _versions = new(StringComparer.Ordinal);

    /// <param name="key">What has the value.</param>
    /// <param name="value">The current value.</param>
    public ValueVersion Get(string key, string value)
    {
        lock (_versions)
        {
            bool isKnown = _versions.TryGetValue(key, out (string Value, ValueVersion Version) last);
            if (isKnown && last.Value == value)
                return last.Version;

            var version = new ValueVersion(isKnown ? last.Version.Number + 1 : 1, Guid.NewGuid().ToString(), time.GetUtcNow());
            _versions[key] = (value, version);
            return version;
        }
    }
}
