namespace Lambda.Runtime.Emulator.EventSources;

/// <summary>Why records are discarded, as the message to the on-failure destination says it.</summary>
internal enum DiscardCondition
{
    RetryAttemptsExhausted,

    RecordAgeExceeded,
}
