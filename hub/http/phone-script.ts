/**
 * The script of the ticket's page, served as `/t/page.js`; old phones must understand it, so it is written for them and not built.
 * Follows `/t/<secret>/live`; where that is refused it asks `/now` every ten seconds. Whatever comes is the whole page again.
 */
export const SCRIPT = `(function(){
var root=document.documentElement,body=document.body,by=function(id){return document.getElementById(id)},words=by('ring').dataset;
var base=location.pathname.replace(/\\/$/,''),query=location.search,heard=Date.now(),sound=null,source=null,call=body.dataset.call,title=document.title,plain=title,flip=false;
function beep(){if(!sound)return;if(sound.resume)sound.resume();for(var i=0;i<3;i++){var o=sound.createOscillator(),g=sound.createGain(),t=sound.currentTime+i*.5;o.frequency.value=i%2?660:880;g.gain.setValueAtTime(.4,t);g.gain.exponentialRampToValueAtTime(.001,t+.4);o.connect(g);g.connect(sound.destination);o.start(t);o.stop(t+.4)}}
function alarm(){beep();if(navigator.vibrate)navigator.vibrate([400,200,400,200,800]);body.setAttribute('data-rung',String(+(body.getAttribute('data-rung')||0)+1))}
function draw(d){heard=Date.now();by('off').hidden=true;if(d.time)by('time').textContent=d.time;if(d.body===undefined)return;
by('p').innerHTML=d.body;body.className=d.mood;title=d.title;plain=d.number;document.title=title;by('ring').hidden=!d.follow;
if(d.call&&d.call!==call)alarm();call=d.call;if(d.over&&source){source.close();source=null;heard=Infinity}}
function open(){if(source)source.close();source=null;if(!window.EventSource)return;source=new EventSource(base+'/live'+query);
source.onmessage=function(m){draw(JSON.parse(m.data))};source.onerror=function(){if(heard!==Infinity)by('off').hidden=false}}
function ask(){var x=new XMLHttpRequest();x.open('GET',base+'/now'+query);x.timeout=8000;x.onload=function(){if(x.status===200)draw(JSON.parse(x.responseText))};x.send()}
setInterval(function(){var s=Date.now()-heard;if(s>40000&&heard!==Infinity){by('off').hidden=false;open()}if(heard!==Infinity&&(!source||source.readyState===2)){ask();open()}},10000);
setInterval(function(){flip=!flip;document.title=body.className==='called'&&flip?'\\u25cf '+plain:title},1000);
document.addEventListener('visibilitychange',function(){if(!document.hidden&&heard!==Infinity)open()});
addEventListener('offline',function(){by('off').hidden=heard===Infinity});addEventListener('online',function(){if(heard!==Infinity)open()});
document.addEventListener('submit',function(e){var q=e.target.getAttribute('data-sure');if(q&&!confirm(q))e.preventDefault()});
by('sound').onclick=function(){var A=window.AudioContext||window.webkitAudioContext;if(A&&!sound)sound=new A();beep();if(navigator.vibrate)navigator.vibrate(200);
if(navigator.wakeLock)navigator.wakeLock.request('screen').then(null,function(){});by('sound').hidden=true;by('said').textContent=(A?words.on:words.no)+(navigator.vibrate?'':words.still)};
by('ring').hidden=!words.follow;root.setAttribute('data-live','');open()
})()`;
