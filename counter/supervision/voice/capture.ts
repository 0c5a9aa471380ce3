import { CLIP_RATE } from '../../../hub/contract/voice.ts';

export type Capture = {
  /** Ends the recording: a WAV as the hub takes it; null when nothing came. */
  stop(): Promise<Blob | null>;
  /** Loudness right now, 0..1. */
  level(): number;
};

/** Opens the microphone, untouched by what browsers do to voices in calls. `insecure`: not on this address. */
export async function startCapture(): Promise<Capture | 'insecure' | 'no-microphone'> {
  if (!navigator.mediaDevices) return 'insecure';
  let stream: MediaStream;
  try {
    stream = await navigator.mediaDevices.getUserMedia({
      audio: { channelCount: 1, echoCancellation: false, noiseSuppression: false, autoGainControl: false },
    });
  } catch {
    return 'no-microphone';
  }
  const context = new AudioContext();
  const meter = context.createAnalyser();
  context.createMediaStreamSource(stream).connect(meter);
  const heard = new Uint8Array(meter.fftSize);
  const recorder = new MediaRecorder(stream, { audioBitsPerSecond: 192_000 });
  const parts: Blob[] = [];
  recorder.ondataavailable = ({ data }) => parts.push(data);
  const ended = new Promise<void>((done) => {
    recorder.onstop = () => done();
  });
  recorder.start();
  return {
    async stop() {
      if (recorder.state !== 'inactive') recorder.stop();
      await ended;
      for (const track of stream.getTracks()) track.stop();
      void context.close();
      return toWav(await new Blob(parts).arrayBuffer());
    },
    level() {
      meter.getByteTimeDomainData(heard);
      return Math.max(...heard.map((value) => Math.abs(value - 128))) / 128;
    },
  };
}

/** Any sound the browser can read, as 16-bit mono WAV of the hub's rate; null when it cannot. */
export async function toWav(file: ArrayBuffer): Promise<Blob | null> {
  try {
    const sound = await new OfflineAudioContext(1, 1, CLIP_RATE).decodeAudioData(file);
    return encode(mono(sound));
  } catch {
    return null;
  }
}

function mono(sound: AudioBuffer): Float32Array {
  const mixed = new Float32Array(sound.length);
  for (let channel = 0; channel < sound.numberOfChannels; channel++)
    for (const [i, value] of sound.getChannelData(channel).entries())
      mixed[i] = (mixed[i] ?? 0) + value / sound.numberOfChannels;
  return mixed;
}

function encode(samples: Float32Array): Blob {
  const view = new DataView(new ArrayBuffer(44 + samples.length * 2));
  const ascii = (at: number, text: string) => {
    for (const [i, sign] of [...text].entries()) view.setUint8(at + i, sign.charCodeAt(0));
  };
  ascii(0, 'RIFF');
  view.setUint32(4, view.byteLength - 8, true);
  ascii(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, CLIP_RATE, true);
  view.setUint32(28, CLIP_RATE * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  ascii(36, 'data');
  view.setUint32(40, samples.length * 2, true);
  for (const [i, value] of samples.entries())
    view.setInt16(44 + i * 2, Math.round(32767 * Math.max(-1, Math.min(1, value))), true);
  return new Blob([view.buffer], { type: 'audio/wav' });
}
